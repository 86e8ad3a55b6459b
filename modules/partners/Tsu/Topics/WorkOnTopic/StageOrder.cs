using Gym24.Contracts;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Topics.WorkOnTopic;

/// <summary>The rules of stages, without a database.</summary>
internal static class StageOrder
{
    /// <summary>A stage is not due before the one ahead of it, and a new day is not in the past.</summary>
    /// <exception cref="Refusal">Beside the field of the stage, <c>due-{number}</c>.</exception>
    public static void Check(IReadOnlyList<TopicStage> stages, DateOnly today, IReadOnlyCollection<int>? changed = null)
    {
        var faults = new Faults();
        DateOnly? before = null;
        foreach (var stage in stages.OrderBy(s => s.Number))
        {
            var isNew = changed is null || changed.Contains(stage.Number);
            if (isNew && stage.Due < today)
                faults.Add($"due-{stage.Number}", T["Stage.DuePast", stage.Name], "past");
            if (stage.Due < before)
                faults.Add($"due-{stage.Number}", T["Stage.DueOrder", stage.Name], "order");
            before = stage.Due ?? before;
        }
        faults.ThrowIfAny();
    }

    /// <exception cref="Refusal">In words: why the stage cannot go there from where it is.</exception>
    public static void MustFollow(IReadOnlyList<TopicStage> stages, TopicStage stage, StageState to)
    {
        var open = stages.Where(s => s.Number < stage.Number && s.State != StageState.Accepted).MinBy(s => s.Number);
        var refusal = (stage.State, to) switch
        {
            (StageState.Accepted, _) => ("accepted", T["Stage.IsAccepted", stage.Name]),
            (StageState.HandedIn, StageState.HandedIn) => ("handed-in", T["Stage.IsHandedIn", stage.Name]),
            (StageState.Ahead or StageState.Returned, StageState.HandedIn) when open is not null => ("too-early", T["Stage.First", open.Name]),
            (StageState.Ahead or StageState.Returned, StageState.HandedIn) => default,
            (StageState.HandedIn, StageState.Accepted or StageState.Returned) => default,
            _ => ("not-handed-in", T["Stage.NotHandedIn", stage.Name]),
        };
        if (refusal.Item1 is { } code)
            throw new Refusal(RefusalKind.Rule, code, refusal.Item2, "stage");
    }
}
