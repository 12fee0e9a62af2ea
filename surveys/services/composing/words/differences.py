"""Words about camps, communities and change."""

from __future__ import annotations

from surveys.figures.wording import Wording

CAMPS = Wording(
    {
        "heading": ("Camps", "陣營", "陣営", "진영"),
        "two": (
            "{alliance}: the experts fall into two camps of {larger} and {smaller} (n = {n}).",
            "{alliance}：專家分為兩個陣營，分別為 {larger} 位與 {smaller} 位（n = {n}）。",
            "{alliance}：専門家は{larger}名と{smaller}名の二つの陣営に分かれています（n = {n}）。",
            "{alliance}: 전문가는 {larger}명과 {smaller}명의 두 진영으로 나뉩니다(n = {n}).",
        ),
        "undivided": (
            "{alliance}: no two camps (n = {n}). {why}",
            "{alliance}：沒有兩個陣營（n = {n}）。{why}",
            "{alliance}：二つの陣営はありません（n = {n}）。{why}",
            "{alliance}: 두 진영이 없습니다(n = {n}). {why}",
        ),
        "unknown": (
            "{alliance}: whether there are camps is not told (n = {n}). {why}",
            "{alliance}：是否有陣營不予說明（n = {n}）。{why}",
            "{alliance}：陣営の有無は示しません（n = {n}）。{why}",
            "{alliance}: 진영이 있는지는 밝히지 않습니다(n = {n}). {why}",
        ),
        "table": (
            "{alliance}: both camps",
            "{alliance}：兩個陣營",
            "{alliance}：二つの陣営",
            "{alliance}: 두 진영",
        ),
        "camp": ("Camp", "陣營", "陣営", "진영"),
        "larger": ("Larger camp", "較大陣營", "大きい陣営", "큰 진영"),
        "smaller": ("Smaller camp", "較小陣營", "小さい陣営", "작은 진영"),
        "share": ("Share", "比例", "割合", "비율"),
        "polarisation": (
            "Polarisation of the linking items",
            "連結題的極化程度",
            "共通項目の二極化",
            "연결 문항의 양극화",
        ),
        "polarisation note": (
            "0 if all agree, .50 if every point is as common, 1 if half stand at either end.",
            "全部一致為 0，各點同樣多為 .50，兩端各半為 1。",
            "全員が一致すれば0、どの点も同じ多さなら.50、両端に半数ずつなら1です。",
            "모두 일치하면 0, 모든 점이 같은 빈도면 .50, 양 끝에 절반씩이면 1입니다.",
        ),
    }
)

COMMUNITIES = Wording(
    {
        "heading": ("Communities", "專業群體", "専門家の集団", "전문가 집단"),
        "group": ("Group", "群體", "集団", "집단"),
        "table": (
            "{alliance}, {attribute}",
            "{alliance}，{attribute}",
            "{alliance}、{attribute}",
            "{alliance}, {attribute}",
        ),
        "none": (
            "No groups of experts are told apart: {why}",
            "不分列專家群體：{why}",
            "専門家の集団は分けて示しません：{why}",
            "전문가 집단은 나누어 보이지 않습니다: {why}",
        ),
        "not asked": (
            "nothing is known of the experts by which they could be grouped.",
            "沒有可據以分組的專家資料。",
            "集団に分けるための情報がありません。",
            "집단으로 나눌 만한 정보가 없습니다.",
        ),
        "withheld": (
            "Withheld, because fewer than five of them placed the alliance, or what stands beside would tell of such a group: {groups}.",
            "不予顯示，因其中給出位置者少於五位，或旁邊的數值會透露這樣的群體：{groups}。",
            "示さないもの（位置づけた人が五名未満、または並ぶ値からそのような集団のことが分かるため）：{groups}。",
            "보이지 않는 것(위치를 평정한 사람이 다섯 명 미만이거나 나란한 값이 그런 집단을 드러내므로): {groups}.",
        ),
        "note": (
            "A difference between groups may be a difference in how they use the scales; results.json has the differences adjusted by the hypothetical alliances.",
            "群體之間的差異可能只是使用量尺的方式不同；results.json 中有依假設同盟調整後的差異。",
            "集団間の差は、尺度の使い方の違いかもしれません。仮想の同盟で調整した差は results.json にあります。",
            "집단 사이의 차이는 척도를 쓰는 방식의 차이일 수 있습니다. 가상의 동맹으로 조정한 차이는 results.json에 있습니다.",
        ),
    }
)

CHANGE = Wording(
    {
        "heading": ("Change", "變化", "変化", "변화"),
        "none": (
            "This round follows no other and asks about one time only, so there is no change to report.",
            "本輪並非接續其他輪次，且只詢問一個時期，因此沒有變化可報告。",
            "この調査回は他の回に続くものではなく、一つの時期だけを尋ねたため、報告する変化はありません。",
            "이 차수는 다른 차수를 잇지 않고 한 시기만 물었으므로 보고할 변화가 없습니다.",
        ),
        "withheld": (
            "{count} comparisons rest on fewer than {least} experts and are not shown.",
            "有 {count} 項比較所依據的專家少於 {least} 位，不予顯示。",
            "{count}件の比較は専門家が{least}名未満のため示しません。",
            "비교 {count}건은 전문가가 {least}명 미만이어서 보이지 않습니다.",
        ),
        "all withheld": (
            "No comparison can be shown: each rests on fewer than {least} experts.",
            "沒有可顯示的比較：各項所依據的專家都少於 {least} 位。",
            "示せる比較はありません。いずれも専門家が{least}名未満です。",
            "보일 수 있는 비교가 없습니다. 모두 전문가가 {least}명 미만입니다.",
        ),
    }
)
