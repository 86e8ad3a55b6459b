using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications.Apply;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Applications.MyEntries;

/// <summary>Oneself and one's children: entered already, or what speaks against it.</summary>
[Requires(Permissions.Apply)]
internal sealed record MyEntries(Guid Run) : IQuery<Family>;

/// <param name="OfRun">What speaks against anybody's entry now.</param>
internal sealed record Family(IReadOnlyList<Candidate> People, IReadOnlyList<Finding> OfRun);

/// <summary>The pupils of a class of the caller's reach, or the teachers: entered already, or what speaks against it.</summary>
/// <param name="Teachers">Absent: as the offering's audience says. Only for those who reach everybody.</param>
[Requires(Permissions.Apply)]
internal sealed record ClassCandidates(Guid Run, Guid? Class, bool? Teachers = null) : IQuery<ClassToEnter>;

/// <param name="Alone">The person would apply without an adult and is too young: a guardian is asked.</param>
internal sealed record Candidate(PersonFacts Person, Application? Entry, int? Rank, IReadOnlyList<Finding> Findings, bool Alone);

/// <param name="Classes">The classes within reach.</param>
/// <param name="Pupils">Those of the class, or the teachers.</param>
/// <param name="OfRun">What speaks against anybody's entry now.</param>
/// <param name="Teachers">Teachers are shown.</param>
/// <param name="Both">The offering is for teachers and for others: one chooses whom to enter.</param>
internal sealed record ClassToEnter(
    Run Run, IReadOnlyList<ClassFacts> Classes, Guid? Class, IReadOnlyList<Candidate> Pupils, IReadOnlyList<Finding> OfRun, bool Teachers, bool Both);

internal sealed class CandidatesHandler(PartnershipsDb db, ICaller caller, ISchool school, IPeopleDirectory people, IOfferings offerings, EntryCheck check, RunReading runs)
    : IRequestHandler<MyEntries, Family>, IRequestHandler<ClassCandidates, ClassToEnter>
{
    public async Task<Family> Handle(MyEntries request, CancellationToken cancellation)
    {
        var run = await runs.Whole(request.Run, cancellation);
        var mine = (await caller.ReachOf(Permissions.Apply, cancellation)).People.Append(caller.PersonId ?? Guid.Empty).Distinct().ToList();
        var reached = await db.Directory.Where(p => mine.Contains(p.Id)).OrderBy(p => p.SortKey).ToListAsync(cancellation);
        return new(await Candidates(run, [.. reached.Select(ApplyHandler.Facts)], cancellation), check.OfRun(run));
    }

    public async Task<ClassToEnter> Handle(ClassCandidates request, CancellationToken cancellation)
    {
        var run = await runs.Whole(request.Run, cancellation);
        var reach = await caller.ReachOf(Permissions.Apply, cancellation);
        var audience = offerings.Find(run.Offering)?.Audience ?? [];
        var forTeachers = reach.Everyone && audience.Contains("teachers");
        var both = forTeachers && audience.Count > 1;
        if (forTeachers && (request.Teachers ?? !audience.Contains("pupils")))
        {
            var today = school.Today;
            var staff = await db.Directory.Where(p => p.Kind == PersonKind.Staff && (p.LeftOn == null || p.LeftOn > today)).OrderBy(p => p.SortKey).ToListAsync(cancellation);
            return new(run, [], null, await Candidates(run, [.. staff.Select(ApplyHandler.Facts)], cancellation), check.OfRun(run), true, both);
        }
        var classes = (await people.Classes(cancellation)).Where(c => reach.Everyone || reach.Classes.Contains(c.Id)).ToList();
        var chosen = classes.Find(c => c.Id == request.Class)?.Id ?? (classes.Count == 1 ? classes[0].Id : null);
        var pupils = chosen is null ? [] : await db.Directory.Where(p => p.ClassId == chosen && p.LeftOn == null).OrderBy(p => p.SortKey).ToListAsync(cancellation);
        return new(run, classes, chosen, await Candidates(run, [.. pupils.Select(ApplyHandler.Facts)], cancellation), check.OfRun(run), false, both);
    }

    private async Task<IReadOnlyList<Candidate>> Candidates(Run run, IReadOnlyList<PersonFacts> people, CancellationToken cancellation)
    {
        if (people.Count == 0)
            return [];
        var ids = people.Select(p => p.Id).ToList();
        var entries = await db.Set<Application>().AsNoTracking().Where(a => a.RunId == run.Id && ids.Contains(a.PersonId)).ToDictionaryAsync(a => a.PersonId, cancellation);
        var waiting = entries.Values.Any(a => a.State == Contracts.Partnerships.ApplicationState.Waiting)
            ? await db.Set<Application>().Where(a => a.RunId == run.Id && a.State == Contracts.Partnerships.ApplicationState.Waiting).Select(a => a.Turn).ToListAsync(cancellation)
            : [];
        var findings = await check.OfPeople(run, people, entries, cancellation);
        var under = (await db.Set<RunSettings>().AsNoTracking().SingleAsync(cancellation)).GuardianUnder;
        return
        [
            .. people.Select(p => new Candidate(p, entries.GetValueOrDefault(p.Id),
                entries.GetValueOrDefault(p.Id) is { State: Contracts.Partnerships.ApplicationState.Waiting } entry ? waiting.Count(t => t <= entry.Turn) : null,
                [.. findings[p.Id]], p.Id == caller.PersonId && Enrolment.NeedsGuardian(p, school.Today, under))),
        ];
    }
}
