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

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        _sheet = await Mediator.Send(new ShowResults(Id), Form.Cancellation);
        _lines = [.. _sheet.People.Select((person, i) => Form.Text($"person-{i}") != person.Person.ToString()
            ? Stored(i, person) : Stored(i, person) with
            {
                Outcome = Form.Text($"outcome-{i}"), Points = Form.Text($"points-{i}"), Note = Form.Text($"note-{i}"),
            })];
    }

    private Line Stored(int index, Participant person)
    {
        var result = _sheet!.Results.GetValueOrDefault(person.Person);
        return result is null or { Withdrawn: true }
            ? new(index, person, null, null, null, result is not null)
            : new(index, person, result.Outcome, FormValues.Of(result.Points), result.Note, false);
    }

    private Task Save() => Form.Send(
        () => new EnterResults(Id, Form.Version(), Typed()), request => Mediator.Send(request, Form.Cancellation),
        count => (T["Result.Saved", count], $"/runs/{Id}"), Load);

    private List<ResultFacts> Typed()
    {
        var lines = new List<ResultFacts>();
        var day = Form.Date("on");
        for (var i = 0; Form.Text($"person-{i}") is { } person; i++)
            lines.Add(new(Guid.TryParse(person, out var id) ? id : Guid.Empty,
                Form.Given($"outcome-{i}"), Form.Decimal($"points-{i}"), Form.Text($"note-{i}"), day));
        return lines;
    }

    private sealed record Line(int Index, Participant Person, string? Outcome, string? Points, string? Note, bool Void);
}
