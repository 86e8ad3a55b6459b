namespace Gym24.Partnerships;

/// <summary>The permissions of <c>module.json</c>.</summary>
internal static class Permissions
{
    public const string
        CorrectOfferings = "partnerships.offerings.correct",
        ReadRuns = "partnerships.runs.read",
        ManageRuns = "partnerships.runs.manage",
        Apply = "partnerships.apply",
        ReadApplications = "partnerships.applications.read",
        Decide = "partnerships.applications.decide",
        Overrule = "partnerships.applications.overrule",
        MarkAttendance = "partnerships.attendance.mark",
        EnterResults = "partnerships.results.enter",
        ReadHeadCounts = "partnerships.headcounts.read",
        ReadWindow = "partnerships.window.read",
        ProposeRuns = "partnerships.window.propose",
        MarkInWindow = "partnerships.window.mark",
        ManageDays = "partnerships.days.manage",
        ReadAgreements = "partnerships.agreements.read",
        ManageAgreements = "partnerships.agreements.manage";
}
