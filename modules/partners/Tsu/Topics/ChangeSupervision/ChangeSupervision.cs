using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Topics.ChangeSupervision;

/// <summary>A stage of the school's list.</summary>
/// <param name="Weeks">After the supervisor's yes; absent: not set.</param>
internal sealed record StageDraft(string? Name, int? Weeks);

/// <summary>Names areas, lists stages, chooses supervisors, sets limits. Topics that are worked on keep the stages and the supervisor they have.</summary>
/// <param name="Areas">Names by number; what is not named here has no name.</param>
/// <param name="Stages">In order; a row without a name is left out.</param>
/// <param name="Supervisors">Person ids of staff.</param>
/// <param name="TopicsMax">How many topics a supervisor works on at once; absent: not limited.</param>
/// <param name="AuthorsMax">How many pupils work on a topic; absent: not limited.</param>
[Requires(Permissions.ManageSupervision)]
internal sealed record ChangeSupervision(
    int Version, IReadOnlyDictionary<int, string?> Areas, IReadOnlyList<StageDraft> Stages, IReadOnlyList<Guid> Supervisors, int? TopicsMax, int? AuthorsMax)
    : ICommand<bool>, IValidated
{
    public const int MostStages = 20;
    private const int MostWeeks = 52, Most = 100;

    public void Validate(Faults faults)
    {
        foreach (var (number, name) in Areas)
            faults.Text($"area-{number}", name, TsuDb.NameLength, required: false);
        for (var i = 0; i < Stages.Count; i++)
        {
            faults.Text($"stage-{i + 1}", Stages[i].Name, TsuDb.NameLength, required: false);
            faults.Range($"weeks-{i + 1}", Stages[i].Weeks, 1, MostWeeks);
            if (Stages[i].Weeks is not null && string.IsNullOrWhiteSpace(Stages[i].Name))
                faults.Add($"stage-{i + 1}", T["Supervision.NameStage"], "required");
        }
        faults.Chosen("stage-1", Stages.Any(s => !string.IsNullOrWhiteSpace(s.Name)));
        faults.Range("stage-1", Stages.Count, 0, MostStages);
        faults.Range("supervisors", Supervisors.Count, 0, 1000);
        faults.Range("topicsMax", TopicsMax, 1, Most);
        faults.Range("authorsMax", AuthorsMax, 1, Most);
    }
}

/// <summary>Who can be chosen as a supervisor.</summary>
[Requires(Permissions.ManageSupervision)]
internal sealed record ReadStaff : IQuery<IReadOnlyList<PupilLine>>;

internal sealed class ChangeSupervisionHandler(TsuDb db, IPeopleDirectory people) : IRequestHandler<ChangeSupervision, bool>, IRequestHandler<ReadStaff, IReadOnlyList<PupilLine>>
{
    public async Task<IReadOnlyList<PupilLine>> Handle(ReadStaff request, CancellationToken cancellation) =>
        [.. (await people.Staff(cancellation)).Select(p => new PupilLine(p.Id, p.DisplayName))];

    public async Task<bool> Handle(ChangeSupervision request, CancellationToken cancellation)
    {
        var rules = await db.Rules.SingleAsync(cancellation);
        db.Expect(rules, request.Version);
        (rules.TopicsMax, rules.AuthorsMax) = (request.TopicsMax, request.AuthorsMax);
        db.Entry(rules).Property(r => r.TopicsMax).IsModified = true;
        await Name(request.Areas, cancellation);
        await List(request.Stages, cancellation);
        await Choose(request.Supervisors, cancellation);
        return true;
    }

    private async Task Name(IReadOnlyDictionary<int, string?> names, CancellationToken cancellation)
    {
        var areas = await db.Areas.ToListAsync(cancellation);
        if (names.Keys.Except(areas.Select(a => a.Number)).Any())
            throw new Refusal(RefusalKind.Invalid, "unknown-area", T["Topic.UnknownArea"], "area-1");
        foreach (var area in areas)
            area.Name = names.GetValueOrDefault(area.Number) is { } name && !string.IsNullOrWhiteSpace(name) ? name.Trim() : null;
        if (areas.Where(a => a.Name is not null).GroupBy(a => Fold.Text(a.Name)).FirstOrDefault(g => g.Count() > 1) is { } same)
            throw new Refusal(RefusalKind.Invalid, "duplicate", T["Supervision.SameArea"], $"area-{same.Last().Number}");
    }

    private async Task List(IReadOnlyList<StageDraft> drafts, CancellationToken cancellation)
    {
        var (rows, number) = (await db.StageKinds.OrderBy(s => s.Number).ToListAsync(cancellation), 0);
        foreach (var draft in drafts.Where(d => !string.IsNullOrWhiteSpace(d.Name)))
        {
            number++;
            var row = rows.Find(r => r.Number == number);
            if (row is null)
                db.Add(new StageKind { Number = number, Name = draft.Name!.Trim(), Weeks = draft.Weeks });
            else
                (row.Name, row.Weeks) = (draft.Name!.Trim(), draft.Weeks);
        }
        db.RemoveRange(rows.Where(r => r.Number > number));
    }

    private async Task Choose(IReadOnlyList<Guid> chosen, CancellationToken cancellation)
    {
        var staff = (await people.Staff(cancellation)).ToDictionary(p => p.Id);
        var rows = await db.Supervisors.ToListAsync(cancellation);
        var added = chosen.Distinct().Except(rows.Select(r => r.PersonId)).ToList();
        if (added.Exists(id => !staff.ContainsKey(id)))
            throw new Refusal(RefusalKind.Invalid, "unknown-person", T["Supervision.StaffOnly"], "supervisors");
        db.RemoveRange(rows.Where(r => !chosen.Contains(r.PersonId)));
        db.AddRange(added.Select(id => new Supervisor { PersonId = id, Version = 1, Name = staff[id].DisplayName, SortKey = staff[id].SortKey }));
    }
}
