using Gym24.People.Import;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Rollover;

/// <summary>Whether something was changed on top of a rollover: then it can no longer be undone.</summary>
internal sealed class OnTop(PeopleDb db, LastYear last)
{
    private const int Shown = 3;

    /// <returns>What was changed, in plain words; <see langword="null"/>: nothing.</returns>
    public async Task<string?> Of(YearRollover rollover, CancellationToken cancellation)
    {
        if (rollover.UndoneAt is not null)
            return T["Rollover.WasUndone"];
        if (rollover.SchoolYear != last.Begins)
            return T["Rollover.OtherYear"];
        if (await db.Imports.AnyAsync(i => i.State == ImportState.Checking || i.State == ImportState.Checked || i.State == ImportState.Applying, cancellation))
            return T["Rollover.ImportWaits"];
        return await Classes(rollover.Id, cancellation) ?? await People(rollover.Id, cancellation);
    }

    private async Task<string?> Classes(Guid rollover, CancellationToken cancellation)
    {
        var changed = await (
            from r in db.RolloverClasses
            where r.RolloverId == rollover
            from c in db.Classes.Where(c => c.Id == r.ClassId).DefaultIfEmpty()
            where c == null || c.Version != (r.Added ? r.Version : r.Version + 1)
            select c == null ? "" : c.Name).ToListAsync(cancellation);
        if (changed.Count > 0)
            return T["Rollover.ClassChanged", string.Join(", ", changed.Take(Shown))];
        var joined = await (
            from r in db.RolloverClasses
            where r.RolloverId == rollover && r.Added
            join m in db.Memberships on r.ClassId equals m.ClassId
            join p in db.People on m.PersonId equals p.Id
            where !db.RolloverSteps.Any(s => s.RolloverId == rollover && s.PersonId == m.PersonId)
            select p.DisplayName).Take(Shown).ToListAsync(cancellation);
        return joined.Count > 0 ? T["Rollover.Joined", string.Join(", ", joined)] : null;
    }

    /// <summary>Whatever is changed about a person, class and family included, counts up its version; the memberships are looked at as well.</summary>
    private async Task<string?> People(Guid rollover, CancellationToken cancellation)
    {
        var first = last.FirstDay;
        var changed = await (
            from s in db.RolloverSteps
            where s.RolloverId == rollover
            join p in db.People on s.PersonId equals p.Id
            where p.Version != s.Version + 1
                || db.Memberships.Count(m => m.PersonId == p.Id && m.LastDay == null) != (s.ToClassId == null ? 0 : 1)
                || db.Memberships.Any(m => m.PersonId == p.Id && m.FirstDay >= first && m.Id != s.MembershipId && m.Id != s.NewMembershipId)
            select p.DisplayName).Take(Shown).ToListAsync(cancellation);
        return changed.Count > 0 ? T["Rollover.PersonChanged", string.Join(", ", changed)] : null;
    }
}
