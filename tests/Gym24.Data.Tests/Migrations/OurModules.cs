using System.Text.Json;
using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Host.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Data.Tests.Migrations;

/// <summary>The modules of this house that have tables.</summary>
internal static class OurModules
{
    private static readonly Func<IModule>[] Make =
    [
        () => new People.PeopleModule(), () => new Partnerships.PartnershipsModule(), () => new Portfolio.PortfolioModule(), () => new Privacy.PrivacyModule(), () => new Questionnaires.QuestionnairesModule(), () => new Britannia.BritanniaModule(),
        () => new Rgs.RgsModule(), () => new Tpu.TpuModule(), () => new Tsu.TsuModule(), () => new Tusur.TusurModule(),
    ];

    public static IReadOnlyList<IModule> All => [.. Make.Select(m => m())];

    public static Contexts On(IDatabaseEngine engine) => new(engine, All.Select(Registered));

    private static IServiceCollection Registered(IModule module)
    {
        var file = Path.Combine(AppContext.BaseDirectory, module.GetType().Assembly.GetName().Name + ".module", "module.json");
        var builder = new Builder(JsonSerializer.Deserialize<ModuleManifest>(File.ReadAllText(file), ManifestJson.Options)!);
        module.Register(builder);
        return builder.Services;
    }

    private sealed record Builder(ModuleManifest Manifest) : IModuleBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }
}
