using System.Globalization;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Attendance;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Results.EnterResults;

public sealed partial class ResultsPage
{
    private ResultSheet? _sheet;
    private IReadOnlyList<Line> _lines = [];

    [Parameter] public Guid Id { get; set; }

    private static List<Option> Outcomes => [.. RunResult.Outcomes.Select(o => new Option(o, T["Result.Outcome." + o]))];

    protected override async Task Load()
    {
        _sheet = await Mediator.Send(new ShowResults(Id), Http.RequestAborted);
        _lines = [.. _sheet.People.Select((person, i) => Sent is null || Typed($"person-{i}") != person.Person.ToString()
            ? Stored(i, person) : Stored(i, person) with
            {
                Outcome = Typed($"outcome-{i}"), Points = Typed($"points-{i}"), Note = Typed($"note-{i}"),
            })];
    }

    private Line Stored(int index, Participant person)
    {
        var result = _sheet!.Results.GetValueOrDefault(person.Person);
        return result is null or { Withdrawn: true }
            ? new(index, person, null, null, null, result is not null)
            : new(index, person, result.Outcome, FormValues.Of(result.Points), result.Note, false);
    }

    private async Task Save()
    {
        var errors = new FormErrors();
        var lines = new List<ResultFacts>();
        var day = DateOnly.TryParseExact(Typed("on"), "yyyy-MM-dd", out var d) ? d : (DateOnly?)null;
        if (!string.IsNullOrWhiteSpace(Typed("on")) && day is null)
            errors.Add("on", T["Run.NotDate"]);
        for (var i = 0; Typed($"person-{i}") is { } person; i++)
        {
            var points = Typed($"points-{i}");
            var number = decimal.TryParse(points?.Replace(',', '.'), NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var n) ? n : (decimal?)null;
            if (!string.IsNullOrWhiteSpace(points) && number is null)
                errors.Add($"points-{i}", T["Result.Points"]);
            lines.Add(new(Guid.TryParse(person, out var id) ? id : Guid.Empty,
                string.IsNullOrEmpty(Typed($"outcome-{i}")) ? null : Typed($"outcome-{i}"), number, Typed($"note-{i}"), day));
        }
        if (errors.Any)
        {
            Errors = errors;
            Http.Response.StatusCode = 400;
            return;
        }
        await Carry(async () =>
        {
            var version = int.TryParse(Typed("version"), CultureInfo.InvariantCulture, out var seen) ? seen : -1;
            var count = await Mediator.Send(new EnterResults(Id, version, lines), Http.RequestAborted);
            return ($"/runs/{Id}", T["Result.Saved", count]);
        });
    }

    private sealed record Line(int Index, Participant Person, string? Outcome, string? Points, string? Note, bool Void);
}
