using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;

namespace Gym24.Britannia;

/// <summary>The entries of <c>catalogue.yaml</c> this module does something with; which they are follows from what the catalogue says of them.</summary>
internal sealed class BritanniaOfferings(IOfferings offerings, IRuns runs)
{
    public const string Module = "britannia";

    private static readonly string[] Tested = ["exam", "testing", "contest"];
    private static readonly string[] Taught = ["seminar", "conference", "master-class"];

    /// <summary>What pupils sit: exams, tests and contests in languages; those of the past too.</summary>
    public IReadOnlyList<Offering> Exams => [.. offerings.OfModule(Module).Where(IsExam)];

    /// <summary>What teachers go to.</summary>
    public IReadOnlyList<Offering> Seminars => [.. offerings.OfModule(Module).Where(IsSeminar)];

    public Offering? Find(string id) => offerings.Find(id);

    public string NameOf(string id) => offerings.Find(id)?.Name ?? id;

    public async Task<IReadOnlyList<RunFacts>> ExamRuns(int year, CancellationToken cancellation) =>
        await runs.Of([.. Exams.Select(o => o.Id)], year, cancellation);

    public async Task<IReadOnlyList<RunFacts>> SeminarRuns(int year, CancellationToken cancellation) =>
        await runs.Of([.. Seminars.Select(o => o.Id)], year, cancellation);

    /// <summary>The run, when it is one of an exam; else <see langword="null"/>.</summary>
    public async Task<RunFacts?> ExamRun(Guid run, CancellationToken cancellation) =>
        await runs.Find(run, cancellation) is { } found && Find(found.Offering) is { } offering && IsExam(offering) ? found : null;

    /// <summary>The run, when it is one of a seminar; else <see langword="null"/>.</summary>
    public async Task<RunFacts?> SeminarRun(Guid run, CancellationToken cancellation) =>
        await runs.Find(run, cancellation) is { } found && Find(found.Offering) is { } offering && IsSeminar(offering) ? found : null;

    public string TitleOf(RunFacts run) => run.Title is null ? NameOf(run.Offering) : $"{NameOf(run.Offering)}: {run.Title}";

    public static bool IsExam(Offering o) => o.Module == Module && o.Audience.Contains("pupils") && Kinds(o).Any(Tested.Contains);

    public static bool IsSeminar(Offering o) => o.Module == Module && o.Audience is ["teachers"] && Kinds(o).Any(Taught.Contains);

    public static bool IsOffered(Offering o) => o is { Status: OfferingStatus.Active, Withdrawn: false };

    private static IEnumerable<string> Kinds(Offering o) => o.AlsoKinds.Prepend(o.Kind);
}
