using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.People.Families;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Classes.InviteFamilies;

/// <summary>Which class the sheet is for.</summary>
[Requires(Permissions.Invite)]
internal sealed record FindInvited(Guid Class) : IQuery<InvitedClass>;

internal sealed record InvitedClass(string Name, int Pupils, int Guardians);

/// <summary>Links for the acting guardians of a class and, if wanted, its pupils: each chooses a first password with it.</summary>
[Requires(Permissions.Invite)]
internal sealed record InviteFamilies(Guid Class, bool Pupils) : ICommand<IReadOnlyList<InvitedFamily>>, IAbout
{
    public Guid? Subject => Class;
}

/// <summary>The links of one child's family, in the order in which a class is read out.</summary>
internal sealed record InvitedFamily(string Child, IReadOnlyList<Invitation> Invitations);

internal sealed class FindInvitedHandler(PeopleDb db, ActingGuardians acting, ICaller caller) : IRequestHandler<FindInvited, InvitedClass>
{
    public async Task<InvitedClass> Handle(FindInvited request, CancellationToken cancellation)
    {
        var row = await db.OwnClass(request.Class, caller, cancellation);
        var members = await db.Memberships.Where(m => m.ClassId == row.Id && m.LastDay == null).Select(m => m.PersonId).ToListAsync(cancellation);
        return new(row.Name, members.Count, (await acting.For(members, cancellation)).DistinctBy(a => a.Guardian).Count());
    }
}

internal sealed class InviteFamiliesHandler(PeopleDb db, ActingGuardians acting, ICaller caller, IAccounts accounts) : IRequestHandler<InviteFamilies, IReadOnlyList<InvitedFamily>>
{
    public async Task<IReadOnlyList<InvitedFamily>> Handle(InviteFamilies request, CancellationToken cancellation)
    {
        var row = await db.OwnClass(request.Class, caller, cancellation);
        var children = await (from m in db.Memberships
                              where m.ClassId == row.Id && m.LastDay == null
                              join p in db.People on m.PersonId equals p.Id
                              where p.LeftOn == null
                              orderby p.SortKey
                              select new { p.Id, p.DisplayName }).ToListAsync(cancellation);
        var ids = children.ConvertAll(c => c.Id);
        var pairs = await acting.For(ids, cancellation);
        var named = pairs.Select(p => p.Guardian).Distinct().ToList();
        var people = await db.People.Where(p => named.Contains(p.Id) && p.LeftOn == null).OrderBy(p => p.SortKey).Select(p => new { p.Id, p.DisplayName }).ToListAsync(cancellation);
        var guardians = people.SelectMany(p => pairs.Where(a => a.Guardian == p.Id).Select(a => new { ChildId = a.Child, p.Id, p.DisplayName })).ToLookup(g => g.ChildId);
        var made = (await accounts.Invite([.. guardians.SelectMany(g => g).Select(g => (g.Id, g.DisplayName))], ["parent"], cancellation)).ToDictionary(i => i.Person);
        if (request.Pupils)
            foreach (var own in await accounts.Invite([.. children.Select(c => (c.Id, c.DisplayName))], ["pupil"], cancellation))
                made[own.Person] = own;
        // Somebody with two children in the class gets one sheet, with the first of them.
        return [.. children.Select(c => new InvitedFamily(c.DisplayName,
            [.. guardians[c.Id].Select(g => g.Id).Prepend(c.Id).Select(id => made.Remove(id, out var own) ? own : null).OfType<Invitation>()])).Where(f => f.Invitations.Count > 0)];
    }
}

internal static class OwnClasses
{
    /// <exception cref="Refusal">The class is not there, or not one of the caller's.</exception>
    public static async Task<SchoolClass> OwnClass(this PeopleDb db, Guid id, ICaller caller, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(Permissions.Invite, cancellation);
        return (reach.Everyone || reach.Classes.Contains(id) ? await db.Classes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) : null)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Class.NotFound"]);
    }
}
