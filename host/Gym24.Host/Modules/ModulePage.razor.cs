using Gym24.Contracts;
using Gym24.Modularity.Catalogue;
using Microsoft.AspNetCore.Components;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Modules;

public partial class ModulePage
{
    private ModuleStatus? _module;
    private string[] _dependents = [];
    private string? _failure;

    [Parameter] public string Key { get; set; } = "";

    protected override async Task OnInitializedAsync()
    {
        _module = await Mediator.Send(new ReadModule(Key));
        _dependents = [.. (await Mediator.Send(new ListModules()))
            .Where(m => m.State == ModuleState.Active && m.Manifest?.DependsOn.Contains(_module.Id) == true).Select(m => m.Title.ToString())];
    }

    private async Task Change(ModuleChange change)
    {
        try
        {
            await Mediator.Send(new ChangeModule(_module!.Id, change));
        }
        catch (Refusal refusal)
        {
            _failure = refusal.Message;
            _module = await Mediator.Send(new ReadModule(Key));
            return;
        }
        Flash.Done(T[$"Modules.Done.{change}", _module.Title]);
        Address.NavigateTo("/admin/modules");
    }

    private string Question(ModuleStatus module) => _dependents.Length == 0
        ? T["Modules.DisableQuestion", module.Title]
        : T["Modules.DisableQuestionMore", module.Title, string.Join(", ", _dependents)];

    private static string List(IEnumerable<string>? items) => items?.ToArray() is { Length: > 0 } some ? string.Join(", ", some) : T["Modules.None"];
}
