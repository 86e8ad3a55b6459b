using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications;

/// <summary>How somebody enters people.</summary>
/// <param name="Reason">Why warnings are overruled.</param>
/// <param name="Overrules">What the asking person may overrule.</param>
/// <param name="Decides">The asking person decides about applications: a doubt needs nobody else.</param>
/// <param name="Alone">The person who applies without an adult, if so.</param>
internal sealed record EntryTerms(string? Reason, Weight Overrules, bool Decides, Guid? Alone = null)
{
    public static EntryTerms Of(ICaller caller, string? reason, Guid? alone = null)
    {
        // A module that acts by itself answers for its reasons itself.
        var scope = caller.IsSignedIn ? caller.ScopeOf(Permissions.Overrule) : Scope.All;
        var weight = scope.HasFlag(Scope.All) ? Weight.Closed : scope != Scope.None ? Weight.Overrulable : Weight.Doubt;
        return new(string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), weight,
            !caller.IsSignedIn || caller.ScopeOf(Permissions.Decide).HasFlag(Scope.All), alone);
    }

    public bool Stops(Finding finding) => finding.Weight != Weight.Doubt && (finding.Weight > Overrules || Reason is null);
}

/// <summary>Enters people into runs, in whatever transaction is running.</summary>
internal sealed class Enrolment(
    PartnershipsDb db, DbSession session, ISchool school, IPeopleDirectory people, ICaller caller, EntryCheck check, Telling telling) : IApplications
{
    public Task<IReadOnlyList<EntryOutcome>> Enter(
        Guid run, IReadOnlyList<Guid> people, string? overruleReason = null, CancellationToken cancellation = default)
    {
        var faults = new Faults();
        faults.Text("overruleReason", overruleReason, RunTables.ReasonLength, required: false);
        faults.ThrowIfAny();
        return session.InTransactionAsync(() => Enter(run, people, EntryTerms.Of(caller, overruleReason), cancellation), cancellation);
    }

    private async Task<IReadOnlyList<EntryOutcome>> Enter(Guid run, IReadOnlyList<Guid> ids, EntryTerms terms, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, PersonFacts>();
        foreach (var some in ids.Distinct().Chunk(1000))
            foreach (var person in await people.Find(some, cancellation))
                found[person.Id] = person;
        // A pupil who enters through another module enters alone as well: the guardian is asked.
        if (caller.PersonId is { } me && found.GetValueOrDefault(me) is { Kind: PersonKind.Pupil })
            terms = terms with { Alone = me };
        var entered = (await Enter(run, [.. ids.Distinct().Where(found.ContainsKey).Select(id => found[id])], terms, cancellation)).ToDictionary(o => o.Person);
        return [.. ids.Select(id => entered.GetValueOrDefault(id) ?? Unknown(id))];
    }

    public static EntryOutcome Unknown(Guid person) =>
        new(person, null, null, [new Fault(person.ToString(), T["Application.UnknownPerson"], "not-found")]);

    /// <summary>Enters people in the given order.</summary>
    /// <exception cref="Refusal">The run takes nobody now.</exception>
    public async Task<IReadOnlyList<EntryOutcome>> Enter(
        Guid runId, IReadOnlyList<PersonFacts> people, EntryTerms terms, CancellationToken cancellation)
    {
        var seats = await Seats.Hold(db, runId, cancellation);
        var run = seats.Run;
        var ofRun = check.OfRun(run);
        if (ofRun.Where(terms.Stops).ToList() is { Count: > 0 } closed)
            throw new Refusal(RefusalKind.Rule, closed[0].Code, [.. closed.Select(f => f.On("run"))]);
        var ids = people.Select(p => p.Id).ToList();
        var earlier = await db.Set<Application>().Where(a => a.RunId == runId && ids.Contains(a.PersonId)).ToDictionaryAsync(a => a.PersonId, cancellation);
        var findings = await check.OfPeople(run, people, earlier, cancellation);
        var guardianUnder = terms.Alone is null ? 0 : (await db.Set<RunSettings>().AsNoTracking().SingleAsync(cancellation)).GuardianUnder;
        var outcomes = new List<EntryOutcome>();
        foreach (var person in people)
        {
            var all = findings[person.Id].ToList();
            var faults = all.Select(f => f.On(person.Id.ToString())).ToList();
            var state = person.Id == terms.Alone && NeedsGuardian(person, school.Today, guardianUnder) ? ApplicationState.AwaitsGuardian
                : !seats.Free ? ApplicationState.Waiting
                : all.Any(f => f.Weight == Weight.Doubt) && !terms.Decides ? ApplicationState.Submitted
                : WaitingList.Given(run);
            if (state == ApplicationState.Waiting && !run.WaitingList)
                faults.Insert(0, new Fault(person.Id.ToString(), T["Run.Full"], "run-full"));
            else if (!all.Any(terms.Stops))
            {
                outcomes.Add(new(person.Id, Write(seats, person, earlier.GetValueOrDefault(person.Id), state, ofRun.Concat(all), terms), state, faults));
                continue;
            }
            outcomes.Add(new(person.Id, null, null, faults));
        }
        await seats.Save(cancellation);
        await Tell(run, outcomes, terms, cancellation);
        return outcomes;
    }

    /// <summary>An unknown age counts as young: better one question too many.</summary>
    public static bool NeedsGuardian(PersonFacts person, DateOnly today, int under) =>
        person.Kind == PersonKind.Pupil && !(person.AgeOn(today) >= under);

    private Guid Write(Seats seats, PersonFacts person, Application? earlier, ApplicationState state, IEnumerable<Finding> findings, EntryTerms terms)
    {
        var application = earlier ?? new Application { RunId = seats.Run.Id, PersonId = person.Id };
        var against = findings.ToList();
        (application.At, application.EnteredBy, application.Grade) = (db.Now, caller.UserId, person.Grade);
        (application.Reason, application.Overruled, application.OverruleReason) =
            (null, against.Count > 0 ? string.Join(' ', against.Select(f => f.Code)) : null, against.Any(f => f.Weight != Weight.Doubt) ? terms.Reason : null);
        if (earlier is null)
            seats.Add(application, state);
        else
            seats.Move(application, state, atTheEnd: true);
        return application.Id;
    }

    private async Task Tell(Run run, List<EntryOutcome> outcomes, EntryTerms terms, CancellationToken cancellation)
    {
        foreach (var same in outcomes.Where(o => o.State is not null).GroupBy(o => o.State!.Value))
        {
            if (same.Key == ApplicationState.AwaitsGuardian)
                await telling.Guardians(terms.Alone!.Value, "Application.Told.Confirm", cancellation, run.FullTitle);
            else
                await telling.People([.. same.Select(o => o.Person).Where(p => p != caller.PersonId)], run.Id,
                    "Application.Told." + same.Key, cancellation, RunWords.Late(run));
        }
    }

    public async Task<ILookup<Guid, EntryFacts>> Of(IReadOnlyCollection<Guid> runs, IReadOnlyCollection<Guid> people, CancellationToken cancellation = default)
    {
        var applications = db.Set<Application>();
        var rows = await applications.Where(a => runs.Contains(a.RunId) && people.Contains(a.PersonId))
            .Select(a => new
            {
                a.RunId, a.Id, a.PersonId, a.State,
                Before = applications.Count(b => b.RunId == a.RunId && b.State == ApplicationState.Waiting && b.Turn < a.Turn),
            }).ToListAsync(cancellation);
        return rows.ToLookup(r => r.RunId, r => new EntryFacts(r.Id, r.PersonId, r.State, r.State == ApplicationState.Waiting ? r.Before + 1 : null));
    }

    public async Task<IReadOnlyList<EntryFacts>> Of(Guid run, CancellationToken cancellation = default)
    {
        var rows = await db.Set<Application>().AsNoTracking().Where(a => a.RunId == run)
            .OrderBy(a => a.Turn).Select(a => new { a.Id, a.PersonId, a.State }).ToListAsync(cancellation);
        var rank = 0;
        return
        [
            .. rows.Where(r => Seats.HoldsPlace(r.State)).Select(r => new EntryFacts(r.Id, r.PersonId, r.State, null)),
            .. rows.Where(r => r.State == ApplicationState.Waiting).Select(r => new EntryFacts(r.Id, r.PersonId, r.State, ++rank)),
            .. rows.Where(r => !Seats.HoldsPlace(r.State) && r.State != ApplicationState.Waiting)
                .Select(r => new EntryFacts(r.Id, r.PersonId, r.State, null)),
        ];
    }
}
