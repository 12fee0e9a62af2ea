"""The fixed words of the figures of field work: the curve, where experts stop, and what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.wording import Wording

if TYPE_CHECKING:
    from datetime import date

WORDS = Wording(
    {
        "curve": (
            "Begun and submitted, round {round}",
            "開始作答與已送出人數，調查輪次 {round}",
            "回答の開始と提出（調査回 {round}）",
            "응답 시작과 제출, 조사 차수 {round}",
        ),
        "begun": ("Begun", "已開始", "開始", "시작"),
        "submitted": ("Submitted", "已送出", "提出", "제출"),
        "reminder": ("Reminder {wave}", "提醒 {wave}", "リマインダー {wave}", "알림 {wave}"),
        "reminders": ("reminders", "提醒", "リマインダー", "알림"),
        "day": ("day", "日期", "日", "날짜"),
        "date": (
            "{day} {month} {year}",
            "{year}年{month}月{day}日",
            "{year}年{month}月{day}日",
            "{year}년 {month}월 {day}일",
        ),
        "invited": (
            "{invited} invited. Counts at the end of each day ({zone}).",
            "受邀 {invited} 人。人數以每日結束時計（{zone}）。",
            "招待 {invited} 人。各日の終わりの人数（{zone}）。",
            "초대 {invited}명. 매일 마감 시점의 인원수({zone}).",
        ),
        "unopened": (
            "The round has not been opened.",
            "本輪調查尚未開放。",
            "この調査回はまだ開始されていません。",
            "이 조사 차수는 아직 시작되지 않았습니다.",
        ),
        "come to": (
            "By {date}, {begun} of {invited} invited experts had begun and {submitted} had submitted.",
            "截至 {date}，受邀的 {invited} 位專家中有 {begun} 位已開始、{submitted} 位已送出。",
            "{date}までに、招待された専門家 {invited} 名のうち {begun} 名が開始し、{submitted} 名が提出しました。",
            "{date}까지 초대된 전문가 {invited}명 가운데 {begun}명이 시작했고 {submitted}명이 제출했습니다.",
        ),
        "reminded once": (
            "Reminders went out once.",
            "已寄出提醒 1 次。",
            "リマインダーは 1 回送られました。",
            "알림은 1번 발송되었습니다.",
        ),
        "reminded": (
            "Reminders went out {times} times.",
            "已寄出提醒 {times} 次。",
            "リマインダーは {times} 回送られました。",
            "알림은 {times}번 발송되었습니다.",
        ),
        "stopped": (
            "Where experts stopped, round {round}",
            "專家中止作答之處，調查輪次 {round}",
            "専門家が回答を止めたところ（調査回 {round}）",
            "전문가가 응답을 멈춘 곳, 조사 차수 {round}",
        ),
        "stopped said": (
            "{total} experts began and have not submitted; most of them, {most}, came as far as “{page}”.",
            "{total} 位專家已開始但未送出；其中最多的 {most} 位到達「{page}」。",
            "{total} 名の専門家が開始したまま提出していません。最も多い {most} 名は「{page}」まで進みました。",
            "전문가 {total}명이 시작하고 제출하지 않았습니다. 가장 많은 {most}명은 “{page}”까지 갔습니다.",
        ),
        "stopped note": (
            "By the last page that was reached, of {total} experts who began and have neither submitted, withdrawn nor declined.",
            "依最後到達的頁面；計 {total} 位已開始、但未送出、未撤回亦未婉拒的專家。",
            "最後に到達したページ別。開始し、提出も撤回も辞退もしていない専門家 {total} 名。",
            "마지막으로 도달한 페이지별. 시작했으나 제출, 철회, 사양 가운데 어느 것도 하지 않은 전문가 {total}명.",
        ),
        "stopped here": ("Stopped here", "在此中止", "ここで中断", "여기서 중단"),
        "page": ("page", "頁面", "ページ", "페이지"),
        "numbered": (
            "{title}, page {number}",
            "{title}，第 {number} 頁",
            "{title}、{number} ページ",
            "{title}, {number}쪽",
        ),
        "consent": ("Consent", "知情同意", "同意", "동의"),
        "review": (
            "Review before submitting",
            "送出前檢視",
            "提出前の確認",
            "제출 전 검토",
        ),
        "missing": (
            "Answers that are missing, round {round}",
            "缺漏的回答，調查輪次 {round}",
            "欠けている回答（調査回 {round}）",
            "빠진 응답, 조사 차수 {round}",
        ),
        "missing said": (
            "Of {counted} responses. Most is missing of “{item}”: {missing} of {asked} answers.",
            "共 {counted} 份回覆。缺漏最多的是「{item}」：{asked} 個回答中缺 {missing} 個。",
            "回答 {counted} 件。最も多く欠けているのは「{item}」：{asked} 個の回答のうち {missing} 個。",
            "응답 {counted}건. 가장 많이 빠진 것은 “{item}”: 응답 {asked}개 가운데 {missing}개.",
        ),
        "missing note": (
            "Share of the times that an item was asked, in {counted} responses.",
            "占該題被詢問次數的比例；共 {counted} 份回覆。",
            "項目が尋ねられた回数に占める割合。回答 {counted} 件。",
            "문항이 물어진 횟수에서 차지하는 비율. 응답 {counted}건.",
        ),
        "left out": (
            "{count} items are not shown: too few were asked them.",
            "有 {count} 題未列出：被詢問的人太少。",
            "{count} 項目は示していません：尋ねられた人が少なすぎます。",
            "문항 {count}개는 표시하지 않습니다: 물어본 사람이 너무 적습니다.",
        ),
        "item": ("item", "題目", "項目", "문항"),
        "asked": ("asked", "詢問次數", "尋ねた回数", "물은 횟수"),
        "skipped": ("Skipped", "略過", "無回答", "건너뜀"),
        "cannot judge": ("Cannot judge", "無法判斷", "判断できない", "판단할 수 없음"),
        "refused": ("Refused to answer", "拒絕回答", "回答拒否", "응답 거부"),
        "share": (
            "{share} of {asked}",
            "{asked} 次中的 {share}",
            "{asked} 回の {share}",
            "{asked}회의 {share}",
        ),
    }
)


#: Languages that name a month by its number.
_NUMBERED = frozenset({"zh-Hant", "ja", "ko"})


def date_said(day: date, language: str) -> str:
    """Write a date as a reader of the language does."""
    month = f"{day.month}" if language in _NUMBERED else f"{day:%B}"
    return WORDS.to(language)("date", day=day.day, month=month, year=day.year)
