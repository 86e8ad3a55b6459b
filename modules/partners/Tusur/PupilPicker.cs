using Gym24.Contracts.Access;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tusur;

/// <summary>A pupil on a list.</summary>
internal sealed record PupilLine(Guid Id, string Name, string? ClassName = null);

/// <summary>Pupils to choose from: the classes within reach and the pupils of the one chosen.</summary>
/// <param name="Class">The chosen one; the only one is chosen by itself.</param>
internal sealed record PupilChoice(IReadOnlyList<ClassFacts> Classes, ClassFacts? Class, IReadOnlyList<PupilLine> Pupils);

/// <summary>Offers what the permission of the running request reaches.</summary>
internal sealed class PupilPicker(TusurDb db, IPeopleDirectory people, ICaller caller, ISchool school)
{
    public async Task<PupilChoice> Offer(string permission, Guid? schoolClass, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(permission, cancellation);
        var classes = (await people.Classes(cancellation)).Where(c => reach.Everyone || reach.Classes.Contains(c.Id)).ToList();
        var chosen = classes.FirstOrDefault(c => c.Id == schoolClass) ?? (classes is [var only] ? only : null);
        if (chosen is null)
            return new(classes, null, []);
        var today = school.Today;
        return new(classes, chosen, await db.Directory
            .Where(p => p.ClassId == chosen.Id && p.Kind == PersonKind.Pupil && (p.LeftOn == null || p.LeftOn > today))
            .OrderBy(p => p.SortKey).Select(p => new PupilLine(p.Id, p.DisplayName, p.ClassName)).ToListAsync(cancellation));
    }

    /// <summary>The pupils, all of them within reach and at school, by name; else <see langword="null"/>.</summary>
    public async Task<IReadOnlyList<PersonFacts>?> Reached(string permission, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(permission, cancellation);
        var found = await people.Find(ids, cancellation);
        return found.Count == ids.Count && found.All(p => p.Kind == PersonKind.Pupil && !(p.LeftOn <= school.Today) && reach.Covers(p.Id, p.ClassId))
            ? [.. found.OrderBy(p => p.SortKey, StringComparer.Ordinal)] : null;
    }
}
