using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Bulk;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Classes.MovePupils;

/// <summary>Which of the chosen pupils would go from which class to which, and which stay and why.</summary>
[Requires(Permissions.Manage)]
internal sealed record PreviewMove(IReadOnlyList<Guid> Pupils, Guid? Class, DateOnly? From) : IQuery<IReadOnlyList<BulkLine>>, IConcernsPerson, IValidated
{
    Guid? IConcernsPerson.Person => null;

    public void Validate(Faults faults)
    {
        faults.Chosen(MovePupilsAct.Class, Class is not null);
        faults.Chosen(MovePupilsAct.From, From is not null);
    }
}

internal sealed class PreviewMoveHandler(PeopleDb db, CurrentClasses current, ISchool school) : IRequestHandler<PreviewMove, IReadOnlyList<BulkLine>>
{
    public async Task<IReadOnlyList<BulkLine>> Handle(PreviewMove request, CancellationToken cancellation)
    {
        var (target, from) = (request.Class!.Value, request.From!.Value);
        var to = await (await current.Query(cancellation)).FirstOrDefaultAsync(c => c.Id == target, cancellation)
            ?? throw new Refusal(RefusalKind.Invalid, "unknown-class", T["Class.NotFound"], MovePupilsAct.Class);
        if (from > school.Today)
            throw new Refusal(RefusalKind.Invalid, "range", T["Person.NotLaterThanToday"], MovePupilsAct.From);
        var pupils = await db.Directory.Where(p => request.Pupils.Contains(p.Id) && p.Kind == PersonKind.Pupil)
            .Join(db.People, p => p.Id, p => p.Id, (p, row) => new { p.Id, p.DisplayName, p.ClassId, p.ClassName, p.LeftOn, row.Version }).ToListAsync(cancellation);
        var ids = pupils.Select(p => p.Id).ToList();
        var first = (await db.Memberships.Where(m => ids.Contains(m.PersonId)).Select(m => new { m.PersonId, m.FirstDay }).ToListAsync(cancellation))
            .GroupBy(m => m.PersonId).ToDictionary(m => m.Key, m => m.Max(one => one.FirstDay));
        return [.. pupils.Select(p => new BulkLine(p.Id, p.DisplayName, p.ClassName, to.Name, Why(p.LeftOn, p.ClassId, first.TryGetValue(p.Id, out var day) ? day : null), $"{p.Version}"))];

        string? Why(DateOnly? left, Guid? now, DateOnly? since) =>
            left is not null || now is null ? T["Move.Left"]
            : now == target ? T["Class.Same"]
            : since >= from ? T["Move.TooEarly", since.Value.AddDays(1).ToString("dd.MM.yyyy")] : null;
    }
}
