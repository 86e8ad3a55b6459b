namespace Gym24.Tpu;

/// <summary>The permissions of <c>module.json</c>.</summary>
internal static class Permissions
{
    public const string
        Read = "tpu.read",
        ManageSaturdays = "tpu.saturdays.manage",
        AttendSaturdays = "tpu.saturdays.attend",
        MarkSaturdays = "tpu.saturdays.mark",
        FormProjects = "tpu.projects.form",
        SubmitWorks = "tpu.works.submit",
        DecideWorks = "tpu.works.decide",
        ImportProgress = "tpu.course.import";
}
