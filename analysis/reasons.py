"""Why a number is missing or needs care: each code with the sentence a reader gets."""

from __future__ import annotations

from types import MappingProxyType

REASONS = MappingProxyType(
    {
        "no_experts": "No expert answered.",
        "too_few_experts": "Too few experts answered for this number.",
        "no_complete_pairs": "No expert has a score on both axes.",
        "no_linking_item": "This axis has no linking item.",
        "not_asked": "This was not asked.",
        "too_few_targets": (
            "Fewer than five alliances (by period) or vignettes were rated, and over so few no "
            "coefficient of this kind says anything."
        ),
        "no_variation": "All ratings are the same, so the coefficient is 0 divided by 0.",
        "formula_undefined": "With these mean squares the coefficient’s formula has no value.",
        "no_limits": "With these mean squares the interval has no limits around the coefficient, so none is given.",
        "no_pairs": "No target was rated by two experts, so no ratings can be compared.",
        "too_few_raters": "Fewer than two experts rated, so no ratings can be compared.",
        "no_standard_error": "No standard error was asked for, so no word can be given.",
        "too_many_points": (
            "There are too many different values to count for this: group them into fewer points."
        ),
        "too_few_units": "An interval needs at least two rated units.",
        "raters_unknown": "The data are counts, which do not say who gave which rating.",
        "no_complete_rows": "Too few complete rows are left after those with gaps are dropped.",
        "too_few_items": "The coefficient needs at least two items.",
        "too_few_points": "The coefficient needs a scale with at least three points.",
        "no_simple_interval": (
            "This estimator has no simple interval; the moment estimator has one by jackknife."
        ),
        "impossible_covariance": (
            "Pairs of items rest on different rows, and their covariances do not fit together."
        ),
        "singular": "Some item is a sum of the others, so what it shares with them is not defined.",
        "constant_item": "An item does not vary, so it has no correlation.",
        "no_proper_solution": (
            "The model of one factor did not converge, or leaves an item with no variance of its own."
        ),
        "constant_rater": "An expert gave all targets the same, and so has no order to compare.",
        "too_few_groups": "Fewer than two groups have a value, so groups cannot be compared.",
        "mean_at_end": (
            "The mean stands so near an end of the scale that the index is not defined."
        ),
        "shares_not_counts": (
            "These are shares and not whole counts, so no expert can be left out for an interval."
        ),
        "not_ratio_scale": "The ratio metric needs ratings that are not negative.",
        "few_rows_for_omega": (
            "Omega is not estimated below 50 complete rows: a model with a factor wants more."
        ),
        "no_vignettes": "No expert rated a vignette, so leniency cannot be removed.",
        "jackknife_undefined": "With one expert or target left out the coefficient is undefined.",
        "no_weights": "Nothing was asked that would give these weights.",
        "too_uneven_weights": (
            "The weights are so uneven that the pool rests on too few experts in effect."
        ),
        "small_community": (
            "A community is so small that this number, beside the mean, would tell of its members."
        ),
        "no_boundary_vignette": "No vignette was written to stand on both cut points.",
        "boundary_not_rated": "Too few experts rated the boundary vignette and the alliance.",
        "only_item": "The axis has no other item, so nothing is left without this one.",
        "round_open": (
            "While answers can come in, no number is given that tells what single experts change."
        ),
        "same_score": "This score is the same as another one here.",
        "no_flip": "However many experts are left out, the phase stays the same.",
        "nobody_flagged": "This check has flagged nobody, so there is nobody to leave out.",
        "no_alternative_map": "The study file has no other reading of the mixed cells to test.",
        "tied": "Several phases are named equally often.",
        "bootstrap_undefined": "In too many resamples the coefficient is undefined.",
        "not_linked": (
            "The experts fall into groups that rated no target in common, and no model can tell their "
            "habits from the alliances."
        ),
        "too_many_ratings": (
            "The model is made for panels of experts, and is not fitted to so many ratings."
        ),
        "few_vignettes": "Fewer than three vignettes at different positions were rated often enough.",
        "flat_vignettes": (
            "The panel’s means do not rise with the vignettes’ positions, so they are no yardstick."
        ),
        "too_few_stimuli": "This scaling needs four targets that nearly every expert rated.",
        "no_common_questions": (
            "No question of this axis was asked on both occasions, so they cannot be compared."
        ),
        "too_few_for_joint": (
            "The probability that a phase changed needs at least eight experts who judged both times."
        ),
        "withheld": (
            "This group has fewer than five members who placed the alliance, or what is shown beside it "
            "would tell of one that has."
        ),
        "separated": (
            "All of one group stand above all of the other, so the ratings do not say how wide an "
            "interval should be."
        ),
        "one_camp": "By the stated rule the experts do not fall into two camps.",
        "unanimous_panel": "All experts gave the same scores, so there is nothing to split.",
        "groups_withheld": (
            "No groups and no camps are shown while answers can come in, when a group may grow by a single "
            "expert from one result to the next, nor within a part of the panel."
        ),
        "collecting": (
            "While answers can come in, no change is shown: beside the other results it would say what "
            "single experts answered."
        ),
        "not_converged": (
            "The model’s search for its parameters did not end, so nothing of it is given."
        ),
    },
)

WARNINGS = MappingProxyType(
    {
        "small_panel": "Fewer than ten experts placed this alliance: read every number with care.",
        "unanimous": "All experts gave the same score on both axes.",
        "degenerate": (
            "The experts' scores do not vary on one axis, or lie on one line; the probability was "
            "computed along the direction in which they do vary."
        ),
        "polarised": (
            "On at least one axis the experts fall into two camps (van der Eijk's A is below 0): "
            "the average describes neither."
        ),
        "on_boundary": (
            "The average lies exactly on a cut point, and counts as high by the stated rule."
        ),
        "depends_on_score": "The phase depends on which of the three scores is used.",
        "incomplete_pairs": (
            "Some experts have a score on one axis only; the placement uses those with both."
        ),
        "bootstrap_differs": (
            "A bootstrap of the experts gives a placement probability that differs by more than "
            "the stated limit."
        ),
        "cannot_judge": "Many experts could not judge at least one question.",
        "level_not_reached": (
            "With so few ratings no interval reaches the level asked for; the widest one is given "
            "with the level that it has."
        ),
        "zero_width": "All values are the same, or nothing is left that varies, so the interval has no width.",
        "incomplete_ignored": "Rows with gaps were left out.",
        "few_rows": "Fewer than 50 rows are few for a model with a factor: read omega with care.",
        "single_ratings_dropped": "Targets with a single rating were left out: they form no pair.",
        "repeated_ratings": (
            "A rater rated the same target more than once; one of these ratings was kept."
        ),
        "against_scale": "The item goes against the others of its axis.",
        "low_item_rest": "The item goes little with the others of its axis.",
        "alpha_rises": "Alpha of the other items alone is higher by more than .01.",
        "unanchored": (
            "No expert rated a vignette, so the model tells leniency from position by its assumptions "
            "alone."
        ),
        "equal_weights": "All weights are equal or none, so this pool is the mean.",
        "cannot_be_significant": (
            "So few experts changed their rating that no change could be significant at this n, "
            "however large: this is not evidence of no change."
        ),
        "stability_cannot_be_shown": (
            "With so few experts stability could seldom be shown even if nothing had changed."
        ),
        "high_turnover": (
            "More than 30 % of the experts judged one of the two occasions only: the measurement model, "
            "and not these means, should lead."
        ),
        "two_camps": (
            "The experts fall into two camps: read what each of them says, and not the average alone."
        ),
        "scale_use_differs": (
            "These groups rate the same vignettes differently, so that part of their difference is how "
            "they use the scale: read the adjusted one."
        ),
        "disconnected": (
            "The experts fall into groups that rated no target in common, so the alliances of "
            "different groups cannot be compared."
        ),
    },
)


def sentence(code: str) -> str:
    """Give the sentence for a reason or a warning.

    Raises
    ------
    ValueError
        If the code is none of ours.

    Examples
    --------
    >>> sentence("no_experts")
    'No expert answered.'

    """
    for table in (REASONS, WARNINGS):
        if code in table:
            return table[code]
    raise ValueError(f"“{code}” is not the code of a reason or a warning.")
