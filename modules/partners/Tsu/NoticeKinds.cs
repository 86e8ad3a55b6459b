namespace Gym24.Tsu;

/// <summary>The kinds of notices of <c>module.json</c>.</summary>
internal static class NoticeKinds
{
    public const string
        Shifts = "tsu.shifts",
        Topics = "tsu.topics";
}
