using Gym24.Contracts.Ui;
using Gym24.Partnerships.Window.ShowOwnRun;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window.EnterOwnResults;

public sealed partial class OwnResultsPage
{
    private OwnRun? _own;
    private IReadOnlyList<Line> _lines = [];

    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        _own = await Mediator.Send(new ShowOwnRun.ShowOwnRun(Id), Form.Cancellation);
        _lines = [.. _own.Entries.Select((entry, i) => Form.Text($"entry-{i}") != entry.Id.ToString()
            ? Stored(i, entry) : Stored(i, entry) with
            {
                Outcome = Form.Text($"outcome-{i}"), Points = Form.Text($"points-{i}"), Note = Form.Text($"note-{i}"),
            })];
    }

    private Line Stored(int index, OwnEntry entry) => _own!.Results.GetValueOrDefault(entry.Id) is { } result
        ? new(index, entry, result.Outcome, FormValues.Of(result.Points), result.Note) : new(index, entry, null, null, null);

    private Task Save() => Form.Send(
        () => new EnterOwnResults(Id, Form.Version(), Typed()), request => Mediator.Send(request, Form.Cancellation),
        count => (T["Result.Saved", count], $"/window/runs/{Id}"), Load);

    private List<EntryResult> Typed()
    {
        var lines = new List<EntryResult>();
        var day = Form.Date("on");
        for (var i = 0; Form.Text($"entry-{i}") is { } entry; i++)
            lines.Add(new(Guid.TryParse(entry, out var id) ? id : Guid.Empty,
                Form.Given($"outcome-{i}"), Form.Decimal($"points-{i}"), Form.Text($"note-{i}"), day));
        return lines;
    }

    private sealed record Line(int Index, OwnEntry Entry, string? Outcome, string? Points, string? Note)
    {
        public string Who => WindowWords.Participant(Entry);
    }
}
