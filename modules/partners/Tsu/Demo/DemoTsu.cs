using Gym24.Contracts.Demo;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Tsu.Intakes;
using Gym24.Tsu.Intakes.ListIntakes;
using Gym24.Tsu.Intakes.OpenIntakes;
using Gym24.Tsu.Intakes.SetTerm;
using MediatR;

namespace Gym24.Tsu.Demo;

/// <summary>Intakes of two years in the invented school, made by the same requests as real ones.</summary>
internal sealed class DemoTsu(IMediator mediator, TsuDb db, TsuOfferings offerings, IPeopleDirectory people, IApplications applications, ISchool school) : IDemoSource
{
    private const int MostOfClass = 3;

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        if (offerings.Terms.Count < 2 || offerings.Months is null)
            return;
        var year = school.YearOf(demo.Today);
        // Last year's dates stand there so that the running year follows from them.
        foreach (var (term, dates) in DatesOf(demo.Today, year))
        {
            var before = new IntakeTerm { SchoolYear = year - 1, Term = term, Version = 1 };
            dates.InYears(-1).WriteTo(before);
            db.Add(before);
            await mediator.Send(new SetTerm(year, term, 0, dates.Starts, dates.EnrolFrom, dates.EnrolTo, dates.Weekday, dates.At, dates.Until, dates.Places), cancellation);
        }
        await db.SaveChangesAsync(cancellation);
        await mediator.Send(new OpenIntakes(year), cancellation);
        await Enter(demo, cancellation);
    }

    /// <summary>One of the intakes always takes applications now, whatever the day, as long as the school year lasts.</summary>
    private static IEnumerable<(Term, TermDates)> DatesOf(DateOnly today, int year)
    {
        DateOnly autumn = new(year, 10, 1), spring = new(year + 1, 2, 1);
        var beforeSpring = today >= new DateOnly(year, 11, 1);
        yield return (Term.Autumn, new(autumn, beforeSpring || today > autumn ? new DateOnly(year, 9, 5) : Earlier(today, new DateOnly(year, 9, 1)),
            beforeSpring ? autumn.AddDays(-1) : autumn.AddDays(30), DayOfWeek.Wednesday, new TimeOnly(16, 0), new TimeOnly(17, 30), 20, []));
        var ends = spring.AddMonths(3).AddDays(-1);
        yield return (Term.Spring, new(spring, beforeSpring ? Earlier(today.AddDays(-7), new DateOnly(year, 12, 1)) : new DateOnly(year, 12, 1),
            Earlier(Later(today.AddDays(10), spring.AddDays(-3)), ends),
            DayOfWeek.Thursday, new TimeOnly(16, 0), new TimeOnly(17, 30), 20, []));
    }

    private async Task Enter(DemoSchool demo, CancellationToken cancellation)
    {
        var random = new Random(demo.Seed);
        var runs = (await mediator.Send(new ListIntakes(), cancellation)).Terms.SelectMany(t => t.Lines)
            .Where(l => l.Run is { State: RunState.Open } run && run.EnrolFrom <= demo.Today && demo.Today <= run.EnrolTo).Select(l => l.Run!.Id).ToList();
        // The pupil one can sign in as applies on the page.
        var known = demo.Accounts.Select(a => a.Person).ToHashSet();
        foreach (var one in runs.Count == 0 ? [] : (await people.Classes(cancellation)).Where(c => c.Grade >= 9))
            foreach (var pupil in (await people.PupilsOf(one.Id, demo.Today, cancellation)).Where(p => !known.Contains(p.Id)).Take(MostOfClass))
                await applications.Enter(runs[random.Next(runs.Count)], [pupil.Id], "по желанию ученика", cancellation);
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
