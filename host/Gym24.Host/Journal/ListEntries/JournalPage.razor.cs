using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Host.Journal.CheckNow;
using Microsoft.AspNetCore.Components;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Journal.ListEntries;

/// <summary>The journal: whether it is whole, and what stands in it.</summary>
public sealed partial class JournalPage
{
    private static readonly Dictionary<EntryKind, Tone> Tones = new() { [EntryKind.Done] = Tone.Good, [EntryKind.Seen] = Tone.Info, [EntryKind.Refused] = Tone.Warning };
    private readonly Option[] _kinds = [.. Enum.GetValues<EntryKind>().Select(k => new Option($"{k}", T["Journal.Kind." + k]))];
    private readonly List<ActiveFilter> _filters = [];
    private EntryFilter _filter = null!;
    private Paged<JournalEntry> _found = new([], 0);
    private int _page = 1;

    [SupplyParameterFromQuery] private string? From { get; set; }
    [SupplyParameterFromQuery] private string? Until { get; set; }
    [SupplyParameterFromQuery] private string? Account { get; set; }
    [SupplyParameterFromQuery] private string? Person { get; set; }
    [SupplyParameterFromQuery] private string? Kind { get; set; }
    [SupplyParameterFromQuery] private string? Page { get; set; }

    /// <summary>What of the address is in force.</summary>
    private (string Name, string? Value)[] Query =>
        [("from", FormValues.Of(_filter.From)), ("until", FormValues.Of(_filter.Until)), ("account", _filter.Account), ("person", _filter.Person?.ToString()), ("kind", _filter.Kind?.ToString())];

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        _filter = EntryFilter.Of(School, From, Until, Account, Person, Kind);
        _page = int.TryParse(Page, out var page) && page is > 0 and < int.MaxValue / ListEntries.Usual ? page : 1;
        _filters.Clear();
        if (_filter.Kind is { } kind)
            _filters.Add(new ActiveFilter("kind", $"{Kind}", T["Journal.Kind." + kind]));
        if (_filter.Account is { } account)
            _filters.Add(new ActiveFilter("account", account, account));
        if (_filter.Person is { } person)
            _filters.Add(new ActiveFilter("person", $"{Person}", Short(person)!));
        _found = await Mediator.Send(new ListEntries(_filter, _page), Form.Cancellation);
    }

    private Task CheckNow() => Form.Send(() => new CheckJournal(), request => Mediator.Send(request, Form.Cancellation),
        report => (report is null ? T["Journal.StillChecking"] : null, "/admin/journal"), Load);

    private static string? Short(Guid? id) => id?.ToString()[^12..];
}
