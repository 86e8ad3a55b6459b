using System.Globalization;
using Gym24.Contracts.Access;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Ui;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window.ShowWindow;

public sealed partial class WindowPage
{
    private OwnWindow? _window;
    private IReadOnlyList<Offering> _programme = [];
    private IReadOnlyList<Tab> _tabs = [];

    [SupplyParameterFromQuery] private string? Partner { get; set; }
    [SupplyParameterFromQuery] private string? Year { get; set; }

    private bool MayPropose => Caller.Can(Permissions.ProposeRuns);

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        var year = int.TryParse(Year, CultureInfo.InvariantCulture, out var typed) && typed is >= 2000 and <= 2100 ? typed : (int?)null;
        var chosen = string.IsNullOrWhiteSpace(Partner) ? null : Partner;
        var window = _window = await Mediator.Send(new ShowWindow(chosen, year), Form.Cancellation);
        _programme = WindowProgramme.Of(Catalogue.Current, window.Chosen);
        _tabs =
        [
            new(T["Window.AllPartners"], "/window", chosen is null),
            .. window.Partners.Select(p => new Tab(Catalogue.Current.PartnerName(p), $"/window?partner={p}", chosen == p)),
        ];
    }

    private Task TakeBack() => Form.Send(
        () => new TakeBackProposal.TakeBackProposal(Form.Id("id") ?? Guid.Empty, Form.Version()), request => Mediator.Send(request, Form.Cancellation),
        _ => (T["Window.TakenBack"], "/window"), Load);

    private string At(int year) => $"/window?year={year}" + (_window is { Partners.Count: > 1, Chosen: [var only] } ? $"&partner={only}" : "");
}
