namespace Gym24.Partnerships;

/// <summary>The kinds of notices of <c>module.json</c>.</summary>
internal static class NoticeKinds
{
    public const string
        Applications = "partnerships.applications",
        Questions = "partnerships.questions",
        Runs = "partnerships.runs",
        Proposals = "partnerships.proposals",
        Agreements = "partnerships.agreements";
}
