"""Words about why was asked, who was asked, and with which questions."""

from __future__ import annotations

from surveys.figures.wording import Wording

PURPOSE = Wording(
    {
        "heading": ("Question and purpose", "研究問題與目的", "問いと目的", "물음과 목적"),
        "asked": (
            "Experts rated {count} alliances on two axes, {vertical} and {horizontal}. The cut points ({cuts}) part the plane into four cells, each of which stands for a phase.",
            "專家在「{vertical}」與「{horizontal}」兩軸上評定 {count} 個同盟。分界點（{cuts}）將平面分為四個區塊，各代表一個時期。",
            "専門家は「{vertical}」と「{horizontal}」の二つの軸で{count}件の同盟を評定しました。分割点（{cuts}）が平面を四つの区画に分け、それぞれが一つの時期を表します。",
            "전문가들은 ‘{vertical}’와(과) ‘{horizontal}’ 두 축에서 동맹 {count}개를 평정했습니다. 분할점({cuts})이 평면을 네 칸으로 나누며, 각 칸이 하나의 시기를 나타냅니다.",
        ),
        "asked of one": (
            "Experts rated one alliance on two axes, {vertical} and {horizontal}. The cut points ({cuts}) part the plane into four cells, each of which stands for a phase.",
            "專家在「{vertical}」與「{horizontal}」兩軸上評定一個同盟。分界點（{cuts}）將平面分為四個區塊，各代表一個時期。",
            "専門家は「{vertical}」と「{horizontal}」の二つの軸で一つの同盟を評定しました。分割点（{cuts}）が平面を四つの区画に分け、それぞれが一つの時期を表します。",
            "전문가들은 ‘{vertical}’와(과) ‘{horizontal}’ 두 축에서 동맹 하나를 평정했습니다. 분할점({cuts})이 평면을 네 칸으로 나누며, 각 칸이 하나의 시기를 나타냅니다.",
        ),
        "map": (
            "Which phase each cell is",
            "各區塊所代表的時期",
            "各区画が表す時期",
            "각 칸이 나타내는 시기",
        ),
        "in use": (
            "in the reading used here",
            "此處採用的解讀",
            "ここで用いる解釈",
            "여기서 쓰는 해석",
        ),
        "other": ("in the other reading", "另一種解讀", "もう一方の解釈", "다른 해석"),
        "cell": ("{name}: {end}", "{name}：{end}", "{name}：{end}", "{name}: {end}"),
        "alliances": (
            "Alliances and times asked about",
            "所詢問的同盟與時期",
            "尋ねた同盟と時期",
            "물은 동맹과 시기",
        ),
        "present": ("the present of the round", "本輪當時", "調査時点", "조사 시점"),
    }
)

PANEL = Wording(
    {
        "heading": ("Panel and response", "專家小組與回覆情形", "パネルと回答状況", "패널과 응답"),
        "counts": ("The field work in counts", "實地調查人數", "実査の人数", "현장 조사 인원"),
        "stage": ("Stage", "階段", "段階", "단계"),
        "experts": ("Experts", "專家人數", "専門家数", "전문가 수"),
        "panel": ("Panel", "小組", "パネル", "패널"),
        "invited": ("Invited", "受邀", "招待", "초대"),
        "begun": ("Begun", "開始作答", "開始", "시작"),
        "submitted": ("Submitted", "送出", "提出", "제출"),
        "declined": ("Declined", "婉拒", "辞退", "사양"),
        "withdrawn": ("Withdrawn", "撤回", "撤回", "철회"),
        "under_way": (
            "Begun, not submitted",
            "已開始而未送出",
            "開始したが未提出",
            "시작했으나 미제출",
        ),
        "silent": ("No sign", "毫無回應", "反応なし", "반응 없음"),
        "rates": ("Response rates (AAPOR)", "回覆率（AAPOR）", "回答率（AAPOR）", "응답률(AAPOR)"),
        "rate": ("Rate", "比率", "率", "비율"),
        "meaning": ("Of whom", "計算對象", "対象", "대상"),
        "RR1": (
            "Of everybody invited, who submitted: the strictest rate",
            "所有受邀者中送出者：最嚴格的比率",
            "招待した全員のうち提出した人：最も厳しい率",
            "초대한 모두 가운데 제출한 사람: 가장 엄격한 비율",
        ),
        "RR5": (
            "Of everybody who gave a sign, who submitted: the highest rate",
            "所有有回應者中送出者：最高的比率",
            "何らかの反応があった人のうち提出した人：最も高い率",
            "반응을 보인 모두 가운데 제출한 사람: 가장 높은 비율",
        ),
        "COOP3": (
            "Of everybody who was reached and able to take part, who submitted",
            "已聯繫上且能參與者中送出者",
            "連絡がつき参加できた人のうち提出した人",
            "연락이 닿아 참여할 수 있었던 사람 가운데 제출한 사람",
        ),
        "wilson": (
            "Intervals by Wilson’s method. The panel is a census of experts that were chosen, and no random sample: an interval says what as many experts of this kind would do.",
            "區間依 Wilson 法。小組是對所選專家的普查，並非隨機樣本：區間所示為同樣多的同類專家可能的情形。",
            "区間はウィルソンの方法によります。パネルは選ばれた専門家の全数であり、無作為標本ではありません。区間は、同数の同様の専門家がどう答えうるかを示します。",
            "구간은 윌슨의 방법입니다. 패널은 선정된 전문가의 전수이며 무작위 표본이 아닙니다. 구간은 같은 수의 같은 유형 전문가가 어떠할지를 말합니다.",
        ),
        "changes": (
            "What was done to the round after its questions were fixed",
            "題目確定後對本輪所做的變更",
            "質問の確定後に調査回に対して行ったこと",
            "질문이 확정된 뒤 차수에 한 일",
        ),
        "no changes": (
            "Nothing was done to the round after its questions were fixed but to close it.",
            "題目確定後，除截止外未對本輪做任何變更。",
            "質問の確定後は、締切のほかに調査回に対して行ったことはありません。",
            "질문이 확정된 뒤에는 마감 말고는 차수에 한 일이 없습니다.",
        ),
        "when": ("When", "時間", "日時", "때"),
        "what": ("What", "變更", "内容", "한 일"),
        "new close": (
            "Close before and after",
            "變更前後的截止時間",
            "変更前後の締切",
            "전후의 마감",
        ),
        "reason": ("Reason given", "所述理由", "示された理由", "밝힌 이유"),
        "change extended": ("extended", "延長", "延長", "연장"),
        "change paused": ("paused", "暫停", "一時停止", "일시 중지"),
        "change resumed": ("resumed", "恢復", "再開", "재개"),
        "change closed": ("closed", "截止", "締切", "마감"),
        "change grace-ended": ("grace ended", "寬限期結束", "猶予期間の終了", "유예 종료"),
        "change reopened": ("reopened", "重新開放", "再開放", "다시 열기"),
        "groups": (
            "Who took part: {attribute}",
            "參與者：{attribute}",
            "参加者：{attribute}",
            "참여자: {attribute}",
        ),
        "group": ("Group", "群體", "集団", "집단"),
        "small groups": (
            "Groups of fewer than {least}, together",
            "人數少於 {least} 人的各群體合計",
            "{least}名未満の集団の合計",
            "{least}명 미만인 집단 합계",
        ),
        "no groups": (
            "{attribute}: the groups are too small to be told apart (fewer than {least}).",
            "{attribute}：群體過小（少於 {least} 人），不予分列。",
            "{attribute}：集団が小さい（{least}名未満）ため、分けて示しません。",
            "{attribute}: 집단이 작아({least}명 미만) 나누어 보이지 않습니다.",
        ),
    }
)

INSTRUMENT = Wording(
    {
        "heading": ("The instrument", "測量工具", "測定尺度", "측정 도구"),
        "constructs": (
            "What the items measure",
            "題目測量的概念",
            "項目が測るもの",
            "문항이 재는 것",
        ),
        "construct": ("Construct", "概念", "構成概念", "구성개념"),
        "items": ("Items", "題數", "項目数", "문항 수"),
        "scale": ("Scale", "量尺", "尺度", "척도"),
        "points": (
            "{count} points, {low} to {high}",
            "{count} 點，{low} 至 {high}",
            "{count}段階、{low}～{high}",
            "{count}점, {low}~{high}",
        ),
        "all items": ("The rated items", "評分題", "評定項目", "평정 문항"),
        "item": ("Item", "題目", "項目", "문항"),
        "text": (
            "In the words of no single alliance",
            "題目內容（以 A、B 代稱）",
            "質問文（A・B は同盟国）",
            "질문 내용(A, B는 동맹국)",
        ),
        "turned": ("turned", "反向", "逆転", "역방향"),
        "linking": ("linking item", "連結題", "共通項目", "연결 문항"),
        "note": (
            "A linking item is asked of every alliance and hypothetical alliance in the same words; a turned item counts in reverse.",
            "連結題對每個同盟與假設同盟以相同文字詢問；反向題反向計分。",
            "共通項目はすべての同盟と仮想の同盟に同じ文で尋ねます。逆転項目は逆に数えます。",
            "연결 문항은 모든 동맹과 가상의 동맹에 같은 말로 묻습니다. 역방향 문항은 거꾸로 셉니다.",
        ),
        "vignettes": (
            "Each expert also rated {dealt} of {all} hypothetical alliances at known positions, which show how experts use the scales.",
            "每位專家另評定 {all} 個位置已知的假設同盟中的 {dealt} 個，用以了解專家如何使用量尺。",
            "各専門家は、位置の分かっている仮想の同盟{all}件のうち{dealt}件も評定しました。これにより尺度の使い方が分かります。",
            "각 전문가는 위치가 알려진 가상의 동맹 {all}개 가운데 {dealt}개도 평정했습니다. 이로써 척도를 어떻게 쓰는지 알 수 있습니다.",
        ),
        "codebook": (
            "The file codebook.csv, among the files of the round {round}, has every question with its columns, values and codes. Whoever has this report alone can ask for it: {contact}.",
            "調查輪次 {round} 的檔案 codebook.csv 列有每一題及其欄位、數值與代碼。只有本報告者，可向以下聯絡人索取：{contact}。",
            "調査回 {round} のファイル codebook.csv に、すべての質問とその列・値・符号があります。この報告書だけをお持ちの方は、次の連絡先にお求めください：{contact}。",
            "조사 차수 {round}의 파일 codebook.csv에 모든 질문과 그 열, 값, 부호가 있습니다. 이 보고서만 가진 사람은 다음 연락처에 요청할 수 있습니다: {contact}.",
        ),
        "whoever sent": (
            "whoever sent it",
            "寄送本報告者",
            "この報告書の送り主",
            "이 보고서를 보낸 사람",
        ),
    }
)
