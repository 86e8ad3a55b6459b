using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Saturdays.MarkSaturday;

/// <summary>Who is expected on a Saturday and what is marked: everybody for the coordinator and the teacher in charge, else own classes.</summary>
[Requires(Permissions.MarkSaturdays)]
internal sealed record ReadSaturday(Guid Saturday) : IQuery<SaturdaySheet>;

/// <summary>Marks some of those expected; who is not named stays as marked.</summary>
[Requires(Permissions.MarkSaturdays)]
internal sealed record MarkSaturday(Guid Saturday, IReadOnlyList<SaturdayMark>? Marks) : ICommand<int>, IValidated, IAbout
{
    public Guid? Subject => Saturday;

    public void Validate(Faults faults)
    {
        faults.Chosen("marks", Marks is { Count: > 0 });
        faults.Range("marks", Marks?.Count, 0, 10_000);
        if (Marks is not null && Marks.Any(m => m.Presence is { } presence && !Enum.IsDefined(presence)))
            faults.Add("marks", T["Mark.Unknown"], "unknown");
    }
}

/// <param name="Presence">Absent: not marked.</param>
internal sealed record SaturdayMark(Guid Person, Presence? Presence);

/// <param name="Expected">All who come; <paramref name="People"/> are those within reach.</param>
internal sealed record SaturdaySheet(Guid Run, Guid Id, int Version, DateOnly On, string? Topic, int? Places, int Expected, IReadOnlyList<ExpectedFacts> People);

internal sealed record ExpectedFacts(Guid Person, string Name, string? ClassName, Presence? Presence);

internal sealed class MarkSaturdayHandler(TpuDb db, Series series, IAttendance attendance, IPeopleDirectory people, ICaller caller)
    : IRequestHandler<ReadSaturday, SaturdaySheet>, IRequestHandler<MarkSaturday, int>
{
    public async Task<SaturdaySheet> Handle(ReadSaturday request, CancellationToken cancellation)
    {
        var saturday = await series.Saturday(request.Saturday, cancellation);
        var run = await series.Find(saturday.RunId, cancellation);
        var expected = await Expected(saturday, cancellation);
        var within = series.InCharge(run) ? db.Directory.IgnoreQueryFilters() : db.Directory;
        var names = await within.Where(p => expected.Contains(p.Id)).OrderBy(p => p.SortKey)
            .Select(p => new { p.Id, p.DisplayName, p.ClassName }).ToListAsync(cancellation);
        var session = (await attendance.Sessions(run.Id, cancellation)).FirstOrDefault(s => s.On == saturday.On);
        var marks = (await attendance.Of(run.Id, cancellation)).Where(m => m.Session == session?.Id).ToDictionary(m => m.Person, m => m.Presence);
        return new(run.Id, saturday.Id, saturday.Version, saturday.On, saturday.Topic, saturday.Places, expected.Count,
            [.. names.Select(n => new ExpectedFacts(n.Id, n.DisplayName, n.ClassName, marks.GetValueOrDefault(n.Id)))]);
    }

    public async Task<int> Handle(MarkSaturday request, CancellationToken cancellation)
    {
        var saturday = await series.Saturday(request.Saturday, cancellation);
        var run = await series.Find(saturday.RunId, cancellation);
        var ids = request.Marks!.Select(m => m.Person).ToHashSet();
        var expected = await Expected(saturday, cancellation);
        if (!ids.IsSubsetOf(expected))
            throw new Refusal(RefusalKind.Rule, "not-expected", T["Mark.NotExpected"], "marks");
        if (!series.InCharge(run) && !await Reaches(ids, cancellation))
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Choice.ForeignPupil"], "marks");
        var session = (await attendance.Sessions(run.Id, cancellation)).FirstOrDefault(s => s.On == saturday.On)
            ?? throw new Refusal(RefusalKind.Rule, "no-session", T["Mark.NoSession"], "marks");
        // Only what changes: who still waits for the coordinator has no place to be marked at, and need not hold up the others.
        var before = (await attendance.Of(run.Id, cancellation)).Where(m => m.Session == session.Id).ToDictionary(m => m.Person, m => m.Presence);
        var changed = request.Marks!.Where(m => before.GetValueOrDefault(m.Person) != m.Presence).ToList();
        return changed.Count == 0 ? 0
            : await attendance.Mark(run.Id, [.. changed.Select(m => new MarkFacts(session.Id, m.Person, m.Presence))], cancellation);
    }

    private async Task<bool> Reaches(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(Permissions.MarkSaturdays, cancellation);
        var found = await people.Find(ids, cancellation);
        return found.Count == ids.Count && found.All(p => p.ClassId is { } c && reach.Classes.Contains(c));
    }

    private async Task<IReadOnlySet<Guid>> Expected(Saturday saturday, CancellationToken cancellation) =>
        (await db.Choices.Where(c => c.SaturdayId == saturday.Id).Select(c => c.PersonId).ToListAsync(cancellation)).ToHashSet();
}
