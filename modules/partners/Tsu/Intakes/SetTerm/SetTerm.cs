using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Intakes.SetTerm;

/// <summary>Says when an intake is held. Runs that are open already stay as they are.</summary>
/// <param name="Year">School year, the running one or the next.</param>
/// <param name="Version">The version the person saw; 0 when nothing was set for this year.</param>
/// <param name="Subjects">Ids of the subjects taught this time; absent: all of them.</param>
[Requires(Permissions.ManageIntakes)]
internal sealed record SetTerm(
    int Year, Term Term, int Version, DateOnly? Starts, DateOnly? EnrolFrom, DateOnly? EnrolTo, DayOfWeek? Weekday = null, TimeOnly? At = null,
    TimeOnly? Until = null, int? Places = null, IReadOnlyList<string>? Subjects = null) : ICommand<bool>, IValidated
{
    public void Validate(Faults faults)
    {
        if (!Enum.IsDefined(Term))
            faults.Add("term", T["Intakes.UnknownTerm"]);
        if (Weekday is { } weekday && !Enum.IsDefined(weekday))
            faults.Add("weekday", T["Intakes.UnknownWeekday"]);
        faults.Chosen("starts", Starts is not null);
        faults.Chosen("enrolFrom", EnrolFrom is not null);
        faults.Chosen("enrolTo", EnrolTo is not null);
        faults.Order("enrolTo", EnrolFrom, EnrolTo);
        if (Until is not null && At is null)
            faults.Add("at", T["Intakes.UntilWithoutAt"]);
        if (Until <= At)
            faults.Add("until", T["Intakes.UntilBeforeAt"]);
        faults.Range("places", Places, 1, 100_000);
        faults.Chosen("subjects", Subjects is not { Count: 0 });
    }
}

internal sealed class SetTermHandler(TsuDb db, TsuOfferings offerings, IntakePlan plan, ISchool school) : IRequestHandler<SetTerm, bool>
{
    public async Task<bool> Handle(SetTerm request, CancellationToken cancellation)
    {
        plan.MustBeOpenTo(request.Year);
        var (starts, all) = (request.Starts!.Value, offerings.Subjects.Select(s => s.Id).ToList());
        if (!offerings.Terms.Contains(request.Term))
            throw new Refusal(RefusalKind.Invalid, "unknown-term", T["Intakes.UnknownTerm"], "term");
        if (request.Subjects?.Except(all).Any() == true)
            throw new Refusal(RefusalKind.Invalid, "unknown-subject", T["Intakes.UnknownSubject"], "subjects");
        var dates = new TermDates(starts, request.EnrolFrom!.Value, request.EnrolTo!.Value, request.Weekday, request.At, request.Until, request.Places,
            request.Subjects is { } taught ? [.. all.Except(taught)] : []);
        if (school.YearOf(starts) != request.Year || school.YearOf(dates.Ends(plan.Months)) != request.Year)
            throw new Refusal(RefusalKind.Invalid, "school-year", T["Intakes.NotInYear", request.Year, request.Year + 1, plan.Months], "starts");
        if (dates.EnrolTo > dates.Ends(plan.Months))
            throw new Refusal(RefusalKind.Invalid, "order", T["Intakes.EnrolTooLong", Contracts.Ui.Words.Date(dates.Ends(plan.Months))], "enrolTo");
        await MustFollow(request, starts, cancellation);
        await Write(request, dates, cancellation);
        return true;
    }

    /// <summary>The autumn intake begins before the spring one.</summary>
    private async Task MustFollow(SetTerm request, DateOnly starts, CancellationToken cancellation)
    {
        var other = (await plan.Of(request.Year, cancellation)).FirstOrDefault(t => t.Term != request.Term)?.Dates?.Starts;
        if (other is { } day && (request.Term == Term.Autumn ? starts >= day : starts <= day))
            throw new Refusal(RefusalKind.Rule, "order", T["Intakes.WrongOrder", Contracts.Ui.Words.Date(day)], "starts");
    }

    private async Task Write(SetTerm request, TermDates dates, CancellationToken cancellation)
    {
        var row = await db.Terms.SingleOrDefaultAsync(t => t.SchoolYear == request.Year && t.Term == request.Term, cancellation);
        if (row is null)
        {
            row = new IntakeTerm { SchoolYear = request.Year, Term = request.Term, Version = 1 };
            db.Add(row);
        }
        else
            db.Expect(row, request.Version);
        dates.WriteTo(row);
    }
}
