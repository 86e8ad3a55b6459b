using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.People.Classes;
using Gym24.People.Persons;
using Gym24.People.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Rollover.ApplyRollover;

/// <summary>Takes the school over to the new year, whole or not at all.</summary>
/// <param name="Decisions">See <see cref="RolloverPlan.Of"/>.</param>
/// <param name="Seen">What stood in the preview; absent: whatever is there now.</param>
[Requires(Permissions.Manage)]
internal sealed record ApplyRollover(IReadOnlyDictionary<Guid, string> Decisions, NinthGrade Ninth, string? Seen) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Chosen(nameof(Ninth), Enum.IsDefined(Ninth));
        faults.Range(nameof(Decisions), Decisions.Count, 0, 5000);
    }
}

internal sealed class ApplyRolloverHandler(PeopleDb db, LastYear last, ICaller caller) : IRequestHandler<ApplyRollover, Guid>
{
    private const int Together = 500;

    public async Task<Guid> Handle(ApplyRollover request, CancellationToken cancellation)
    {
        var plan = RolloverPlan.Of(await last.Classes(cancellation), request.Decisions, request.Ninth);
        Check(plan, request.Seen);
        var rollover = new YearRollover
        {
            SchoolYear = last.Begins, AppliedAt = db.Now, ByUser = caller.UserId, Moved = plan.Moves.Count(m => m.To is not null), Left = plan.Moves.Count(m => m.To is null),
        };
        db.Add(rollover);
        var classes = await Targets(plan, rollover.Id, cancellation);
        await db.SaveChangesAsync(cancellation);
        var people = await People(plan, cancellation);
        await Close(plan, classes, cancellation);
        foreach (var move in plan.Moves)
            db.Add(Step(rollover.Id, move, people[move.Pupil.Id], classes));
        await Touch(plan, cancellation);
        return rollover.Id;
    }

    private static void Check(RolloverPlan plan, string? seen)
    {
        if (plan.Moves.Count + plan.Undecided.Count + plan.Unreadable.Count == 0)
            throw new Refusal(RefusalKind.Rule, "nothing-to-roll-over", T["Rollover.Nothing"]);
        if (seen is not null && seen != plan.Seen)
            throw new Refusal(RefusalKind.Stale, "stale", T["Rollover.Stale"]);
        if (plan.Unreadable.Count > 0)
            throw new Refusal(RefusalKind.Invalid, "class", T["Problem.Class", plan.Unreadable[0]], nameof(ApplyRollover.Decisions));
        if (plan.Undecided.Count > 0)
            throw new Refusal(RefusalKind.Rule, "undecided", T["Rollover.UndecidedLeft", plan.Undecided.Count, string.Join(", ", plan.Undecided.Take(3).Select(u => u.Pupil.Name))], nameof(ApplyRollover.Ninth));
    }

    /// <summary>The classes of the new year; the homeroom teacher goes with the letter, unless the new class has one.</summary>
    private async Task<Dictionary<ClassName, SchoolClass>> Targets(RolloverPlan plan, Guid rollover, CancellationToken cancellation)
    {
        var stored = await db.Classes.Where(c => c.SchoolYear == last.Begins).ToDictionaryAsync(c => new ClassName(c.Grade, c.Letter), cancellation);
        foreach (var name in plan.Moves.Select(m => m.To).OfType<ClassName>().Distinct())
        {
            var added = !stored.TryGetValue(name, out var target);
            if (target is null)
                db.Add(stored[name] = target = SchoolClass.Of(last.Begins, name));
            var teacher = plan.Moves.Where(m => m.To == name && RolloverPlan.Next(m.From.Name) == name).Select(m => m.From.Teacher).FirstOrDefault();
            var given = target.HomeroomTeacherId is null && teacher is not null;
            if (added || given)
                db.Add(new RolloverClass { RolloverId = rollover, ClassId = target.Id, Added = added, Version = target.Version });
            if (given)
                target.HomeroomTeacherId = teacher;
        }
        return stored;
    }

    private async Task<Dictionary<Guid, (DateTime ChangedAt, int Version)>> People(RolloverPlan plan, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, (DateTime, int)>();
        foreach (var some in plan.Moves.Select(m => m.Pupil.Id).Chunk(Together))
            foreach (var person in await db.People.Where(p => some.Contains(p.Id)).Select(p => new { p.Id, p.ChangedAt, p.Version }).ToListAsync(cancellation))
                found[person.Id] = (person.ChangedAt, person.Version);
        return found;
    }

    /// <summary>Closes what is open; a membership that began in the new year already is put right instead, or ends on its day.</summary>
    private async Task Close(RolloverPlan plan, Dictionary<ClassName, SchoolClass> classes, CancellationToken cancellation)
    {
        var (first, lastDay) = (last.FirstDay, last.FirstDay.AddDays(-1));
        foreach (var some in plan.Moves.Where(m => m.Pupil.FirstDay < first).Select(m => m.Pupil.Membership).Chunk(Together))
            await db.Memberships.Where(m => some.Contains(m.Id)).ExecuteUpdateAsync(s => s.SetProperty(m => m.LastDay, lastDay), cancellation);
        foreach (var late in plan.Moves.Where(m => m.Pupil.FirstDay >= first))
        {
            var id = late.Pupil.Membership;
            if (late.To is null)
                await db.Memberships.Where(m => m.Id == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.LastDay, m => m.FirstDay), cancellation);
            else
                await db.Memberships.Where(m => m.Id == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.ClassId, classes[late.To].Id), cancellation);
        }
    }

    private RolloverStep Step(Guid rollover, PlanMove move, (DateTime ChangedAt, int Version) person, Dictionary<ClassName, SchoolClass> classes)
    {
        Membership? added = null;
        if (move.To is { } to && move.Pupil.FirstDay < last.FirstDay)
            db.Add(added = new Membership { PersonId = move.Pupil.Id, ClassId = classes[to].Id, FirstDay = last.FirstDay });
        return new RolloverStep
        {
            RolloverId = rollover, PersonId = move.Pupil.Id, MembershipId = move.Pupil.Membership, FromClassId = move.From.Id,
            ToClassId = move.To is null ? null : classes[move.To].Id, NewMembershipId = added?.Id, ChangedAt = person.ChangedAt, Version = person.Version,
        };
    }

    /// <summary>A form or a dry run from before is out of date.</summary>
    private async Task Touch(RolloverPlan plan, CancellationToken cancellation)
    {
        var (now, left) = (db.Now, last.FirstDay.AddDays(-1));
        foreach (var some in plan.Moves.Where(m => m.To is not null).Select(m => m.Pupil.Id).Chunk(Together))
            await db.People.Where(p => some.Contains(p.Id)).ExecuteUpdateAsync(s => s.SetProperty(p => p.ChangedAt, now).SetProperty(p => p.Version, p => p.Version + 1), cancellation);
        foreach (var some in plan.Moves.Where(m => m.To is null).Select(m => m.Pupil.Id).Chunk(Together))
        {
            await db.People.Where(p => some.Contains(p.Id)).ExecuteUpdateAsync(
                s => s.SetProperty(p => p.ChangedAt, now).SetProperty(p => p.Version, p => p.Version + 1).SetProperty(p => p.LeftOn, left), cancellation);
            db.Sought(PersonSource.Found.Id, some.Select(p => p.ToString()));
            foreach (var person in some)
                db.Publish(new PersonLeft(person, left));
        }
    }
}
