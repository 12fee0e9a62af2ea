"""What the columns of results and field work are, and what datasets are, in Chinese, Japanese and Korean."""

from __future__ import annotations

_COLUMNS = {
    "The id of the alliance.": ("同盟的代碼。", "同盟の ID。", "동맹의 ID."),
    "The number of experts it rests on.": (
        "所依據的專家人數。",
        "もとになった専門家の数。",
        "근거가 된 전문가의 수.",
    ),
    "Score on {axis}.": ("「{axis}」的分數。", "「{axis}」の得点。", "‘{axis}’의 점수."),
    "The construct of the axis.": ("軸向的構念。", "軸の概念。", "축의 개념."),
    "How the experts’ scores were pooled.": (
        "專家分數的彙整方式。",
        "専門家の得点のまとめ方。",
        "전문가 점수를 모은 방법.",
    ),
    "The score, in points of the scale.": (
        "分數，以量表點計。",
        "得点（尺度の点数）。",
        "점수, 척도 점으로.",
    ),
    "The lower end of its interval.": ("其區間下限。", "区間の下限。", "구간의 하한."),
    "The upper end of its interval.": ("其區間上限。", "区間の上限。", "구간의 상한."),
    "The level of the interval.": ("區間的信賴水準。", "区間の水準。", "구간의 수준."),
    "How it was computed.": ("計算方式。", "計算方法。", "계산 방법."),
    "Why there is none; empty where there is one.": (
        "沒有數值的原因；有則空白。",
        "値がない理由。あれば空欄。",
        "값이 없는 이유. 있으면 빈칸.",
    ),
    "The position: the mean of the experts’ scores.": (
        "位置：專家分數的平均。",
        "位置：専門家の得点の平均。",
        "위치: 전문가 점수의 평균.",
    ),
    "The phase of the position, in the reading in use.": (
        "該位置所屬的時期，依採用的解讀。",
        "その位置の段階（採用している読み方）。",
        "그 위치의 단계, 쓰고 있는 해석에 따라.",
    ),
    "Its phase in the other reading.": (
        "依另一解讀所屬的時期。",
        "もう一つの読み方での段階。",
        "다른 해석에서의 단계.",
    ),
    "The word for the placement probability.": (
        "定位機率的用語。",
        "位置づけの確率を表す語。",
        "배치 확률을 나타내는 말.",
    ),
    "Its placement probability: about the panel’s mean.": (
        "其定位機率：關於小組的平均。",
        "位置づけの確率：パネルの平均について。",
        "배치 확률: 패널의 평균에 관한 것.",
    ),
    "Experts whose own scores lie in it.": (
        "自身分數落在其中的專家人數。",
        "自身の得点がその中にある専門家の数。",
        "자신의 점수가 그 안에 있는 전문가의 수.",
    ),
    "Why there is no probability; empty where there is one.": (
        "沒有機率的原因；有則空白。",
        "確率がない理由。あれば空欄。",
        "확률이 없는 이유. 있으면 빈칸.",
    ),
    "Whose map of cells to phases it is.": (
        "象限與時期的對應出自何人。",
        "象限と段階の対応が誰によるものか。",
        "칸과 단계의 대응이 누구의 것인지.",
    ),
    "What it is over: alliances, items of the scale, or vignettes.": (
        "所涵蓋者：同盟、量表題目或假設同盟。",
        "何にわたるか：同盟、尺度の項目、または仮想の同盟。",
        "무엇에 걸친 것인지: 동맹, 척도의 문항, 가상의 동맹.",
    ),
    "Its key in results.json.": (
        "在 results.json 中的鍵。",
        "results.json でのキー。",
        "results.json에서의 키.",
    ),
    "The coefficient; empty where it is undefined.": (
        "係數；無定義則空白。",
        "係数。定義されない場合は空欄。",
        "계수. 정의되지 않으면 빈칸.",
    ),
    "How the interval was computed.": (
        "區間的計算方式。",
        "区間の計算方法。",
        "구간의 계산 방법.",
    ),
    "Experts, or rows where a row is an expert and an alliance.": (
        "專家人數；若每列為一位專家與一個同盟，則為列數。",
        "専門家の数。行が専門家と同盟の組の場合は行数。",
        "전문가의 수. 한 행이 전문가와 동맹이면 행의 수.",
    ),
    "Alliances or vignettes.": (
        "同盟或假設同盟的數目。",
        "同盟または仮想の同盟の数。",
        "동맹 또는 가상의 동맹의 수.",
    ),
    "Items or questions.": ("題目的數目。", "項目または質問の数。", "문항 또는 질문의 수."),
    "Why it is undefined; empty where it is not.": (
        "無定義的原因；有定義則空白。",
        "定義されない理由。定義されれば空欄。",
        "정의되지 않은 이유. 정의되면 빈칸.",
    ),
    "Codes of warnings.": ("警示代碼。", "警告のコード。", "경고의 코드."),
    "What the group is of: all, the language, or an attribute.": (
        "分組依據：全體、語言或屬性。",
        "何による集団か：全体、言語、または属性。",
        "무엇에 따른 집단인지: 전체, 언어, 속성.",
    ),
    "The value that the group has.": ("該組的值。", "集団の値。", "집단의 값."),
    "The value in words.": ("該值的文字。", "値を言葉で。", "값을 말로."),
    "Experts who were invited.": ("受邀的專家。", "招待された専門家。", "초대된 전문가."),
    "Those to whom a message went out and did not come back; empty where none was sent from here.": (
        "已寄出且未退回訊息者；未由此寄送則空白。",
        "連絡が送られ、戻ってこなかった人。ここから送っていなければ空欄。",
        "메시지가 나가서 되돌아오지 않은 사람. 여기서 보내지 않았으면 빈칸.",
    ),
    "Those who ever began.": ("曾開始作答者。", "一度でも始めた人。", "시작한 적이 있는 사람."),
    "Those who withdrew.": ("撤回者。", "撤回した人。", "철회한 사람."),
    "Those who said that they do not take part.": (
        "表示不參加者。",
        "参加しないと伝えた人。",
        "참여하지 않는다고 한 사람.",
    ),
    "Those who reopened a submitted response.": (
        "重新開啟已提交回覆者。",
        "提出した回答を再び開いた人。",
        "제출한 응답을 다시 연 사람.",
    ),
    "Those whose response counts.": (
        "回覆列入計算者。",
        "回答が集計に入る人。",
        "응답이 집계되는 사람.",
    ),
    "Those who withdrew or declined.": (
        "撤回或婉拒者。",
        "撤回または辞退した人。",
        "철회하거나 거절한 사람.",
    ),
    "Those who began, and neither submitted nor refused.": (
        "已開始而未提交亦未婉拒者。",
        "始めたが、提出も辞退もしていない人。",
        "시작하고 제출도 거절도 하지 않은 사람.",
    ),
    "Those of whom nothing was heard.": (
        "尚無回音者。",
        "何の返事もない人。",
        "아무 소식이 없는 사람.",
    ),
}
_DATASETS = {
    "every rating, a row a question, as it was given; missing ones with their code": (
        "每一個評分，每題一列，依原答案；缺漏者附代碼",
        "すべての評定（一問一行、回答のまま）。欠測はコードで示す",
        "모든 평정, 질문마다 한 행, 응답 그대로. 결측은 코드로",
    ),
    "the same ratings, a row an expert and a column a question": (
        "相同的評分，每位專家一列、每題一欄",
        "同じ評定を、専門家ごとに一行、質問ごとに一列で",
        "같은 평정을 전문가마다 한 행, 질문마다 한 열로",
    ),
    "every other answer, a row a response: choices, numbers, chips, words and comments": (
        "其他所有答案，每份回覆一列：選擇、數字、籌碼、文字與意見",
        "その他すべての回答（一回答一行）：選択、数値、チップ、文章、コメント",
        "그 밖의 모든 답, 응답마다 한 행: 선택, 수, 칩, 글, 의견",
    ),
    "comments, reasons and free texts, a row each, with what may be quoted of them": (
        "意見、理由與自由填寫的文字，各一列，並註明可引用的範圍",
        "コメント、理由、自由記述（各一行）と、引用してよい範囲",
        "의견, 이유, 자유 기입 글, 각 한 행, 인용해도 되는 범위와 함께",
    ),
    "the comments, reasons and free texts that were reviewed and released, as others may read them, without pseudonyms": (
        "經審閱並核可公開的意見、理由與自由填寫的文字，以他人可閱讀的形式，不附代號",
        "確認のうえ公開が認められたコメント、理由、自由記述（他の人が読んでよい形、仮名なし）",
        "검토를 거쳐 공개된 의견, 이유, 자유 기입 글, 다른 사람이 읽어도 되는 형태로, 가명 없이",
    ),
    "the invited experts under their pseudonyms: coarse attributes, language, whether they count": (
        "受邀專家（以代號表示）：概略屬性、語言、是否列入計算",
        "招待された専門家（仮名）：大まかな属性、言語、集計に入るか",
        "초대된 전문가(가명): 대략의 속성, 언어, 집계 여부",
    ),
    "order, seconds a page (coarsely), width of the screen, changes; where the study records it": (
        "順序、每頁秒數（概略）、螢幕寬度、更改次數；限研究有記錄者",
        "順番、ページごとの秒数（概数）、画面の幅、変更。研究が記録している場合",
        "순서, 페이지마다의 초(대략), 화면 너비, 변경. 연구가 기록하는 경우",
    ),
    "each expert’s score of each alliance on both axes: the mean of the items": (
        "每位專家對各同盟在兩軸上的分數：各題平均",
        "各専門家の、各同盟の二つの軸での得点：項目の平均",
        "전문가마다 동맹마다 두 축의 점수: 문항의 평균",
    ),
    "the panel’s score of each alliance on each axis: mean, median and trimmed mean with intervals": (
        "小組對各同盟在各軸上的分數：平均、中位數與截尾平均，附區間",
        "パネルの、各同盟の各軸での得点：平均、中央値、刈込平均と区間",
        "패널의 동맹마다 축마다의 점수: 평균, 중앙값, 절사평균과 구간",
    ),
    "where each alliance stands, and the placement probability of each phase": (
        "各同盟的位置，以及各時期的定位機率",
        "各同盟の位置と、各段階の位置づけの確率",
        "동맹마다의 위치와 단계마다의 배치 확률",
    ),
    "every coefficient of reliability and agreement, over alliances, items and vignettes": (
        "所有信度與一致性係數，涵蓋同盟、題目與假設同盟",
        "同盟、項目、仮想の同盟にわたる、信頼性と一致のすべての係数",
        "동맹, 문항, 가상의 동맹에 걸친 모든 신뢰도와 일치도 계수",
    ),
    "how many experts were invited, began, submitted, withdrew and declined, by group": (
        "各組受邀、開始、提交、撤回與婉拒的專家人數",
        "招待、開始、提出、撤回、辞退の専門家数（集団別）",
        "초대, 시작, 제출, 철회, 거절한 전문가의 수, 집단별로",
    ),
    "the hypothetical alliances: their words, and the position that each was written to have": (
        "假設同盟：其文字，以及各自設定的位置",
        "仮想の同盟：その文章と、想定された位置",
        "가상의 동맹: 그 글과 각각 정해 둔 위치",
    ),
}
_READERS = {
    "R, Stata, SPSS, pandas: whoever computes anything": (
        "R、Stata、SPSS、pandas：任何計算",
        "R、Stata、SPSS、pandas：何かを計算する人",
        "R, Stata, SPSS, pandas: 무엇이든 계산하는 사람",
    ),
    "SPSS, spreadsheets, factor analysis": (
        "SPSS、試算表、因素分析",
        "SPSS、表計算、因子分析",
        "SPSS, 스프레드시트, 요인 분석",
    ),
    "whoever reads what experts said, without having to know who they are": (
        "閱讀專家所言而無須知道其身分者",
        "専門家が誰かを知る必要なく、その言葉を読む人",
        "전문가가 누구인지 알 필요 없이 그 말을 읽는 사람",
    ),
    "whoever reads what experts chose and wrote": (
        "閱讀專家所選與所寫者",
        "専門家が選び、書いたことを読む人",
        "전문가가 고르고 쓴 것을 읽는 사람",
    ),
    "whoever reads and codes what experts wrote; read it before anybody else does": (
        "閱讀並編碼專家文字者；請先於他人閱讀",
        "専門家の文章を読み、コード化する人。他の誰よりも先に読むこと",
        "전문가의 글을 읽고 코딩하는 사람. 다른 사람보다 먼저 읽을 것",
    ),
    "comparing communities, and who answered with who did not": (
        "比較各社群，以及作答者與未作答者",
        "コミュニティの比較、回答者と非回答者の比較",
        "집단 비교, 답한 사람과 답하지 않은 사람의 비교",
    ),
    "studying how the questionnaire works": (
        "研究問卷的運作",
        "調査票の働きを調べる",
        "설문지가 어떻게 작동하는지 연구",
    ),
    "recomputing placements, or modelling them": (
        "重新計算定位，或建立模型",
        "位置づけの再計算やモデル化",
        "배치를 다시 계산하거나 모형화",
    ),
    "tables and figures of one’s own": ("自製圖表", "自作の表や図", "자신의 표와 그림"),
    "the methods section": ("方法一節", "方法の節", "방법 절"),
    "response rates and the report": ("回覆率與報告", "回答率と報告書", "응답률과 보고서"),
    "whoever models how experts use the scales": (
        "建模專家如何使用量表者",
        "専門家の尺度の使い方をモデル化する人",
        "전문가가 척도를 쓰는 방식을 모형화하는 사람",
    ),
}
#: By the English sentence.
OF_RESULTS = _COLUMNS | _DATASETS | _READERS
