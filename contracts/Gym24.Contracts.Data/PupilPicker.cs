using Gym24.Contracts.Access;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Contracts.Data;

/// <summary>A person on a list of choices.</summary>
/// <param name="Name">As it is shown: surname first.</param>
/// <param name="ClassName">Of a pupil, where the list is of more than one class.</param>
public sealed record PupilLine(Guid Id, string Name, string? ClassName = null);

/// <summary>Pupils to choose from.</summary>
/// <param name="Classes">Those within reach.</param>
/// <param name="Class">The chosen one; the only one is chosen by itself.</param>
/// <param name="Pupils">The pupils of the chosen class who are at school, by name.</param>
public sealed record PupilChoice(IReadOnlyList<ClassFacts> Classes, ClassFacts? Class, IReadOnlyList<PupilLine> Pupils);

/// <summary>
/// Offers and checks pupils for a permission: a class teacher's own classes, all classes for a coordinator. Comes with <c>AddData</c>; for handlers.
/// The manifest declares <c>displayName</c>, <c>sortKey</c>, <c>className</c> and <c>leftOn</c> under <c>privacy</c>.
/// </summary>
/// <typeparam name="TDb">The module's own context.</typeparam>
public sealed class PupilPicker<TDb>(TDb db, IPeopleDirectory people, ICaller caller, ISchool school) where TDb : ModuleDb
{
    /// <summary>The classes that the permission reaches, and the pupils of one of them.</summary>
    /// <param name="permission">The permission of the running request: it is the one that limits <c>db.Directory</c>.</param>
    /// <param name="schoolClass">The class that was asked for; another than those within reach counts as none.</param>
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

    /// <summary>Looks up pupils that were sent: what a form posts is checked again.</summary>
    /// <returns>All of them by name; <see langword="null"/> when one is no pupil, has left, or is out of the permission's reach.</returns>
    public async Task<IReadOnlyList<PersonFacts>?> Reached(string permission, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(permission, cancellation);
        var found = await people.Find(ids, cancellation);
        return found.Count == ids.Count && found.All(p => p.Kind == PersonKind.Pupil && !(p.LeftOn <= school.Today) && reach.Covers(p.Id, p.ClassId))
            ? [.. found.OrderBy(p => p.SortKey, StringComparer.Ordinal)] : null;
    }
}
