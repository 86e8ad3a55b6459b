namespace Gym24.Tpu;

/// <summary>The kinds of notices of <c>module.json</c>.</summary>
internal static class NoticeKinds
{
    public const string
        Projects = "tpu.projects",
        Saturdays = "tpu.saturdays",
        Contest = "tpu.contest";
}
