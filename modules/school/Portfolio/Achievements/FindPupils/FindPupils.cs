using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Portfolio.Achievements.FindPupils;

/// <summary>The pupils the caller may look at, by the beginning of the name and by class.</summary>
[Requires(Permissions.Read)]
internal sealed record FindPupils(string? Name = null, Guid? Class = null, int Page = 1) : IQuery<FoundPupils>, IConcernsPerson
{
    Guid? IConcernsPerson.Person => null;

    public const int Size = 30;
}

/// <param name="Classes">The classes among which one may choose.</param>
internal sealed record FoundPupils(IReadOnlyList<FoundPupil> Items, int Total, IReadOnlyList<FoundClass> Classes);

internal sealed record FoundClass(Guid Id, string Name);

/// <param name="Achievements">Confirmed ones, of all years.</param>
internal sealed record FoundPupil(Guid Id, string Name, string? ClassName, int Achievements, int Won);

internal sealed class FindPupilsHandler(PortfolioDb db) : IRequestHandler<FindPupils, FoundPupils>
{
    private static readonly string[] Prizes = ["winner", "prize-winner"];

    public async Task<FoundPupils> Handle(FindPupils request, CancellationToken cancellation)
    {
        var pupils = db.Directory.Where(p => p.Kind == PersonKind.Pupil && p.LeftOn == null);
        var classes = await pupils.Where(p => p.ClassId != null).Select(p => new { p.ClassId, p.ClassName, p.Grade }).Distinct().ToListAsync(cancellation);
        if (request.Class is { } one)
            pupils = pupils.Where(p => p.ClassId == one);
        if (Beginning(request.Name) is { Length: > 0 } from)
        {
            // The keys are folded and compared byte by byte, so a beginning is a range.
            var to = from + '\uffff';
            pupils = pupils.Where(p => string.Compare(p.SortKey, from) >= 0 && string.Compare(p.SortKey, to) < 0);
        }
        var total = await pupils.CountAsync(cancellation);
        var page = await pupils.OrderBy(p => p.SortKey).OnPage(request.Page, FindPupils.Size)
            .Select(p => new { p.Id, p.DisplayName, p.ClassName }).ToListAsync(cancellation);
        var ids = page.Select(p => p.Id).ToList();
        var counts = await db.Achievements.Where(a => ids.Contains(a.PersonId) && a.State == AchievementState.Confirmed)
            .GroupBy(a => a.PersonId).Select(g => new { g.Key, All = g.Count(), Won = g.Count(a => Prizes.Contains(a.Outcome)) })
            .ToDictionaryAsync(c => c.Key, cancellation);
        return new(
            [.. page.Select(p => new FoundPupil(p.Id, p.DisplayName, p.ClassName, counts.GetValueOrDefault(p.Id)?.All ?? 0, counts.GetValueOrDefault(p.Id)?.Won ?? 0))],
            total,
            [.. classes.OrderBy(c => c.Grade).ThenBy(c => Fold.SortKey(c.ClassName), StringComparer.Ordinal).Select(c => new FoundClass(c.ClassId!.Value, c.ClassName!))]);
    }

    /// <summary>The part of the key that says the letters; what follows only tells ё from е.</summary>
    private static string Beginning(string? name) => Fold.SortKey(name).Split("  ")[0];
}
