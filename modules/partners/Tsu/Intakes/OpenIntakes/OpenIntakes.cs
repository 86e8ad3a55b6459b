using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Intakes.OpenIntakes;

/// <summary>Opens the runs of a school year's intakes that are not open yet; those that were called off stay called off.</summary>
[Requires(Permissions.ManageIntakes)]
internal sealed record OpenIntakes(int Year) : ICommand<Opened>;

/// <param name="Runs">How many were opened.</param>
/// <param name="Already">How many were open before.</param>
internal sealed record Opened(int Runs, int Already);

internal sealed class OpenIntakesHandler(TsuDb db, DbSession connection, TsuOfferings offerings, IntakePlan plan, IRuns runs, ISchool school, ISchoolDays schoolDays)
    : IRequestHandler<OpenIntakes, Opened>
{
    public async Task<Opened> Handle(OpenIntakes request, CancellationToken cancellation)
    {
        plan.MustBeOpenTo(request.Year);
        var terms = await plan.Of(request.Year, cancellation);
        if (terms.FirstOrDefault(t => t.Dates is null) is { } open)
            throw new Refusal(RefusalKind.Rule, "not-set", T["Intakes.NotSet", T[$"Term.{open.Term}"]], "year");
        var known = await db.IntakeRuns.Where(r => r.SchoolYear == request.Year).ToListAsync(cancellation);
        var opened = 0;
        foreach (var term in terms)
        {
            Keep(request.Year, term);
            foreach (var subject in offerings.Subjects.Where(s => !term.Dates!.LeftOut.Contains(s.Id) && !known.Exists(r => r.Term == term.Term && r.Subject == s.Id)))
                opened += await Open(request.Year, term, subject.Id, cancellation) ? 1 : 0;
        }
        await Save(cancellation);
        return new(opened, known.Count);
    }

    /// <summary>Dates taken over from an earlier year become this year's own.</summary>
    private void Keep(int year, PlannedTerm term)
    {
        if (term.From is null)
            return;
        var row = new IntakeTerm { SchoolYear = year, Term = term.Term, Version = 1 };
        term.Dates!.WriteTo(row);
        db.Add(row);
    }

    private async Task<bool> Open(int year, PlannedTerm term, string subject, CancellationToken cancellation)
    {
        var dates = term.Dates!;
        var ends = dates.Ends(plan.Months);
        if (ends < school.Today)
            return false;
        var run = await runs.Open(new NewRun(
            subject, year, T.Both($"Term.{term.Term}.Run").Ru, dates.Starts, ends, dates.At, dates.Until, dates.EnrolFrom, dates.EnrolTo, dates.Places,
            null, null, TsuOfferings.Module, await Lessons(dates, ends, cancellation)), cancellation);
        db.Add(new IntakeRun { SchoolYear = year, Term = term.Term, Subject = subject, RunId = run });
        return true;
    }

    /// <summary>Holidays, vacations and other days off fall out.</summary>
    /// <returns><see langword="null"/> when no weekday is set: then the run has the weekday of its first day.</returns>
    private async Task<IReadOnlyList<DateOnly>?> Lessons(TermDates dates, DateOnly ends, CancellationToken cancellation)
    {
        var days = await schoolDays.Between(dates.Starts, ends, cancellation);
        return dates.Lessons(plan.Months).Where(d => days.Of(d).IsSchoolDay).ToList() is { Count: > 0 } lessons ? lessons : null;
    }

    /// <summary>Of two clicks at the same moment one opens everything and the other nothing.</summary>
    private async Task Save(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure is not DbUpdateConcurrencyException && connection.Engine.IsDuplicate(failure))
        {
            throw new Refusal(RefusalKind.Stale, "stale", T["Intakes.JustOpened"], "year");
        }
    }
}
