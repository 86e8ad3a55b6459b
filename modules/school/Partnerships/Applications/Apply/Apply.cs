using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications.Apply;

/// <summary>Enters one person, some, or a whole class.</summary>
/// <param name="Class">In place of <paramref name="People"/>: everybody of the class whom nothing stops.</param>
/// <param name="Whole">All or nobody: a form that was looked at before.</param>
[Requires(Permissions.Apply)]
internal sealed record Apply(
    Guid Run, IReadOnlyList<Guid> People, Guid? Class = null, string? OverruleReason = null, bool Whole = false)
    : ICommand<IReadOnlyList<EntryOutcome>>, IValidated, IAbout
{
    public const int MaxPeople = 1000;

    public Guid? Subject => Run;

    public void Validate(Faults faults)
    {
        faults.Chosen("people", People.Count > 0 || Class is not null);
        faults.Range("people", People.Count, 0, MaxPeople);
        faults.Text("overruleReason", OverruleReason, RunTables.ReasonLength, required: false);
    }
}

internal sealed class ApplyHandler(PartnershipsDb db, ICaller caller, Enrolment enrolment) : IRequestHandler<Apply, IReadOnlyList<EntryOutcome>>
{
    public async Task<IReadOnlyList<EntryOutcome>> Handle(Apply request, CancellationToken cancellation)
    {
        // Whom the caller may not enter is not in the directory: unknown to this request.
        var reached = db.Directory.Where(p => request.Class != null
            ? p.ClassId == request.Class && p.LeftOn == null : request.People.Contains(p.Id));
        var people = (await reached.OrderBy(p => p.SortKey).ToListAsync(cancellation)).Select(Facts).ToList();
        if (people.Count == 0)
            throw new Refusal(RefusalKind.NotFound, "not-found", T[request.Class is null ? "Application.UnknownPerson" : "Application.UnknownClass"], "people");
        if (request.Class is null)
            people = [.. request.People.Distinct().Join(people, id => id, p => p.Id, (_, p) => p)];
        var terms = EntryTerms.Of(caller, request.OverruleReason, people.Find(p => p.Id == caller.PersonId && p.Kind == PersonKind.Pupil)?.Id);
        List<EntryOutcome> outcomes =
        [
            .. await enrolment.Enter(request.Run, people, terms, cancellation),
            .. request.People.Distinct().Except(people.Select(p => p.Id)).Select(Enrolment.Unknown),
        ];
        var refused = outcomes.Where(o => o.Application is null).ToList();
        if (refused.Count == outcomes.Count || (request.Whole && refused.Count > 0))
            throw Refused(refused, terms);
        return outcomes;
    }

    private static Refusal Refused(List<EntryOutcome> refused, EntryTerms terms)
    {
        var first = refused[0].Faults;
        var stopping = first.FirstOrDefault(f => f.Code is not ("grade-unknown" or "overlap-unknown")) ?? first[0];
        var faults = refused.SelectMany(o => o.Faults).ToList();
        if (terms.Reason is null && terms.Overrules > Weight.Doubt && refused.All(o => o.Faults.All(f => f.Overrulable || f.Code.EndsWith("-unknown", StringComparison.Ordinal))))
            faults.Add(new Fault("overruleReason", T["Application.ReasonMissing"], "required"));
        // A repeated submission is a conflict with what is there, not a broken rule.
        return new Refusal(stopping.Code == "already-applied" ? RefusalKind.Stale : RefusalKind.Rule, stopping.Code, [stopping, .. faults.Where(f => f != stopping)]);
    }

    public static PersonFacts Facts(DirectoryPerson p) =>
        new(p.Id, p.Kind, p.DisplayName, p.SortKey, p.BirthDate, p.ClassId, p.ClassName, p.Grade, p.LeftOn);
}
