using Gym24.Contracts;
using Gym24.Tsu.Topics;
using Gym24.Tsu.Topics.WorkOnTopic;

namespace Gym24.Tsu.Tests.Topics;

public sealed class StageOrderTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static TopicStage Stage(int number, StageState state = StageState.Ahead, int? inDays = null) =>
        new() { Number = number, Name = $"этап {number}", State = state, Due = inDays is { } days ? Today.AddDays(days) : null };

    private static StageState Of(string word) => Enum.Parse<StageState>(word);

    [Theory]
    [InlineData(nameof(StageState.Accepted), nameof(StageState.Ahead), nameof(StageState.HandedIn), null)]
    [InlineData(nameof(StageState.Accepted), nameof(StageState.Returned), nameof(StageState.HandedIn), null)]
    [InlineData(nameof(StageState.Accepted), nameof(StageState.HandedIn), nameof(StageState.Accepted), null)]
    [InlineData(nameof(StageState.Accepted), nameof(StageState.HandedIn), nameof(StageState.Returned), null)]
    [InlineData(nameof(StageState.Ahead), nameof(StageState.Ahead), nameof(StageState.HandedIn), "too-early")]
    [InlineData(nameof(StageState.HandedIn), nameof(StageState.Ahead), nameof(StageState.HandedIn), "too-early")]
    [InlineData(nameof(StageState.Returned), nameof(StageState.Ahead), nameof(StageState.HandedIn), "too-early")]
    [InlineData(nameof(StageState.Accepted), nameof(StageState.HandedIn), nameof(StageState.HandedIn), "handed-in")]
    [InlineData(nameof(StageState.Accepted), nameof(StageState.Accepted), nameof(StageState.HandedIn), "accepted")]
    [InlineData(nameof(StageState.Accepted), nameof(StageState.Accepted), nameof(StageState.Returned), "accepted")]
    [InlineData(nameof(StageState.Accepted), nameof(StageState.Ahead), nameof(StageState.Accepted), "not-handed-in")]
    [InlineData(nameof(StageState.Accepted), nameof(StageState.Returned), nameof(StageState.Accepted), "not-handed-in")]
    public void A_stage_goes_only_where_it_may(string before, string from, string to, string? refused)
    {
        TopicStage[] stages = [Stage(1, Of(before)), Stage(2, Of(from)), Stage(3)];
        var code = Record.Exception(() => StageOrder.MustFollow(stages, stages[1], Of(to))) is Refusal refusal ? refusal.Code : null;
        Assert.Equal(refused, code);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData(1, 1, 5, null)]
    [InlineData(1, null, 5, null)]
    [InlineData(5, 1, null, "due-2")]
    [InlineData(5, null, 3, "due-3")]
    [InlineData(-1, null, null, "due-1")]
    public void Days_follow_each_other_and_are_not_over(int? first, int? second, int? third, string? field)
    {
        var faults = Record.Exception(() => StageOrder.Check([Stage(1, inDays: first), Stage(2, inDays: second), Stage(3, inDays: third)], Today)) as Refusal;
        Assert.Equal(field, faults?.Faults[0].Field);
    }

    [Theory]
    [InlineData(nameof(StageState.Ahead), -1, true)]
    [InlineData(nameof(StageState.Returned), -1, true)]
    [InlineData(nameof(StageState.Ahead), 0, false)]
    [InlineData(nameof(StageState.HandedIn), -1, false)]
    [InlineData(nameof(StageState.Accepted), -1, false)]
    [InlineData(nameof(StageState.Ahead), null, false)]
    public void Late_is_what_the_authors_have_not_handed_in_in_time(string state, int? inDays, bool late) =>
        Assert.Equal(late, Stage(1, Of(state), inDays).IsOverdue(Today));
}
