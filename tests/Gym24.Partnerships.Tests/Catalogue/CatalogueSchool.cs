using System.Reflection;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Testing;
using Gym24.Partnerships.Catalogue;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gym24.Partnerships.Tests.Catalogue;

/// <summary>A school in which packs with catalogue files are active; files and modules may change between generations.</summary>
internal sealed class CatalogueSchool : IAsyncDisposable, IActiveModules
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gym24-catalogue-").FullName;
    private readonly List<ActiveModule> _modules = [];

    public TestSchool School { get; private set; } = null!;
    public Snapshot Snapshot => School.Services.GetRequiredService<CatalogueStore>().Current;
    public IOfferings Offerings => School.Services.GetRequiredService<IOfferings>();
    public IEnumerable<string> Messages => School.Services.GetRequiredService<CatalogueStore>().Messages.Select(m => m.ToString());

    /// <summary>The real files of this repository.</summary>
    public static async Task<CatalogueSchool> Real()
    {
        var school = new CatalogueSchool();
        foreach (var (id, file) in RealModules)
        {
            school.Ship(id, File.ReadAllText(file));
            foreach (var picture in Directory.GetFiles(Path.GetDirectoryName(file)!, "*.svg"))
                school.Ship(id, File.ReadAllText(picture), Path.GetFileName(picture));
        }
        return await school.Open();
    }

    public static IEnumerable<(string Id, string File)> RealModules =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "catalogues"), "catalogue.yaml", SearchOption.AllDirectories)
            .Select(f => (Path.GetFileName(Path.GetDirectoryName(f))!.ToLowerInvariant(), f)).OrderBy(m => m.Item1, StringComparer.Ordinal);

    public static async Task<CatalogueSchool> Start(params (string Id, string Yaml)[] files)
    {
        var school = new CatalogueSchool();
        foreach (var (id, yaml) in files)
            school.Ship(id, yaml);
        return await school.Open();
    }

    private async Task<CatalogueSchool> Open()
    {
        School = await TestSchool.Start([new PartnershipsModule()], (services, _) => services.Replace(ServiceDescriptor.Singleton<IActiveModules>(this)));
        return this;
    }

    public void Ship(string module, string content, string file = "catalogue.yaml")
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, module)).FullName;
        File.WriteAllText(Path.Combine(folder, file), content);
        if (!_modules.Exists(m => m.Manifest.Id == module))
            _modules.Add(new ActiveModule(new ModuleManifest { Id = module, Title = module, Version = "1.0.0", Contracts = "[0.1, 1.0)" }, folder, null));
    }

    public string PathOf(string module, string file) => Path.Combine(_folder, module, file);

    public void Off(string module) => _modules.RemoveAll(m => m.Manifest.Id == module);

    /// <summary>The next generation on the same data.</summary>
    public Task NextGeneration() => School.Services.GetRequiredService<CatalogueStore>().Start(default);

    public async ValueTask DisposeAsync()
    {
        await School.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    IReadOnlyList<ActiveModule> IActiveModules.All => _modules;
    ActiveModule? IActiveModules.Of(Assembly assembly) => _modules.Find(m => m.Assembly == assembly);
}
