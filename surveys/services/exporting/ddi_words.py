"""The sentences that a DDI codebook says of every study, in each language that studies are offered in."""

from __future__ import annotations

_ENGLISH = {
    "round": "Round {round}",
    "simulated": "SIMULATED DATA: no expert gave these answers.",
    "version": "Version {version} of the study file",
    "unit": "Experts; in ratings.csv a row is one expert’s answer to one question.",
    "universe": "Experts on the alliances whom the researchers have in the panel of the study.",
    "kind": "Survey data: ratings, choices, numbers and comments of experts",
    "sampling": "The researchers chose the panel; it is no random sample. {invited} experts were in this round, and the "
    "responses of {counted} count.",
    "mode": "Self-administered questionnaire on the web",
    "instrument": "Structured questionnaire; SHA-256 of the study file: {sha256}",
    "confidentiality": "Pseudonyms stand for the experts. Do not try to find out who they are, and join these files with no "
    "others to that end.",
    "conditions": "Experts were told that results are published for groups of at least {smallest} only. They were asked to agree "
    "to this: {purposes}",
    "empty_cell": "An empty cell is no answer; the column {column} says why.",
}
_CHINESE = {
    "round": "調查輪次 {round}",
    "simulated": "模擬資料：這些答案並非由任何專家提供。",
    "version": "研究檔案版本 {version}",
    "unit": "專家；在 ratings.csv 中，每一列是一位專家對一題的作答。",
    "universe": "研究者納入本研究專家小組的同盟專家。",
    "kind": "調查資料：專家的評分、選擇、數字與意見",
    "sampling": "專家小組由研究者選定，並非隨機樣本。本輪共有 {invited} 位專家，其中 {counted} 位的回覆列入計算。",
    "mode": "網路自填問卷",
    "instrument": "結構式問卷；研究檔案的 SHA-256：{sha256}",
    "confidentiality": "專家以代號表示。請勿試圖得知其身分，也不要為此將這些檔案與其他資料合併。",
    "conditions": "已告知專家：結果僅就至少 {smallest} 人的群體發表。徵求其同意的事項：{purposes}",
    "empty_cell": "空白表示沒有答案；原因見欄位 {column}。",
}
_JAPANESE = {
    "round": "調査回 {round}",
    "simulated": "模擬データ：これらの回答は専門家によるものではありません。",
    "version": "研究ファイルの版 {version}",
    "unit": "専門家。ratings.csv では一行が一人の専門家の一問への回答です。",
    "universe": "研究者が本研究のパネルに入れた、同盟に関する専門家。",
    "kind": "調査データ：専門家の評定、選択、数値、コメント",
    "sampling": "パネルは研究者が選んだもので、無作為標本ではありません。この回の専門家は{invited}名で、うち{counted}名の回答が集計に入ります。",
    "mode": "ウェブ上の自記式調査",
    "instrument": "構造化された調査票。研究ファイルの SHA-256：{sha256}",
    "confidentiality": "専門家は仮名で示されています。誰であるかを探ろうとせず、そのために他のデータと結合しないでください。",
    "conditions": "結果は{smallest}名以上の集団についてのみ公表されると専門家に伝えています。同意を求めた事項：{purposes}",
    "empty_cell": "空欄は回答がないことを表し、その理由は列 {column} にあります。",
}
_KOREAN = {
    "round": "조사 회차 {round}",
    "simulated": "모의 자료: 어떤 전문가도 이 답을 하지 않았습니다.",
    "version": "연구 파일의 판 {version}",
    "unit": "전문가. ratings.csv에서는 한 행이 전문가 한 사람의 한 질문에 대한 답입니다.",
    "universe": "연구자가 이 연구의 패널에 둔 동맹 전문가.",
    "kind": "조사 자료: 전문가의 평정, 선택, 숫자, 의견",
    "sampling": "패널은 연구자가 골랐으며 무작위 표본이 아닙니다. 이 회차에는 전문가 {invited}명이 있었고, 그중 {counted}명의 응답이 집계됩니다.",
    "mode": "웹에서 스스로 작성하는 설문",
    "instrument": "구조화된 설문지. 연구 파일의 SHA-256: {sha256}",
    "confidentiality": "전문가는 가명으로 표시됩니다. 누구인지 알아내려 하지 말고, 그러기 위해 다른 자료와 결합하지 마십시오.",
    "conditions": "결과는 {smallest}명 이상의 집단에 대해서만 발표된다고 전문가에게 알렸습니다. 동의를 구한 사항: {purposes}",
    "empty_cell": "빈칸은 답이 없음을 뜻하며, 이유는 {column} 열에 있습니다.",
}
SENTENCES = {"en": _ENGLISH, "zh-Hant": _CHINESE, "ja": _JAPANESE, "ko": _KOREAN}


def sentence(name: str, language: str, **values: object) -> str:
    """Say a sentence in a language; in English where there are none in it."""
    words = SENTENCES.get(language, _ENGLISH)[name]
    return words.format(**values) if values else words
