using Gym24.Modularity.Manifests;
using Gym24.Partnerships.Catalogue.Reading;

namespace Gym24.Fuzz.Tests;

/// <summary>What a module or a pack brings besides code: its manifest and its catalogue.</summary>
public sealed class ModuleFileTests
{
    [Fact]
    public void Manifests()
    {
        var samples = Files("module.json").Select(File.ReadAllBytes).ToList();
        var file = Path.GetTempFileName();
        try
        {
            new Campaign("Manifests").Run((mutations, random, _) =>
            {
                File.WriteAllBytes(file, mutations.Bytes(random, samples));
                var (manifest, faults) = ManifestReader.Read(file);
                Assert.True((manifest is null) == (faults.Count > 0));
                Assert.All(faults, f => Assert.True(f.Line > 0 && f.Words.Ru.Length > 0 && f.Words.ToString().Length > 0));
                return manifest is not null;
            });
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Catalogues()
    {
        // The small ones: what is in the large ones is in them, too, and more of them are tried.
        var samples = Files("catalogue.yaml").Select(File.ReadAllBytes).Where(s => s.Length < 6000).ToList();
        Assert.True(samples.Count > 3);
        new Campaign("Packs: catalogues").Run((mutations, random, _) =>
        {
            var json = random.Next(8) == 0;
            var read = CatalogueReader.Read("pack", json ? "catalogue.json" : "catalogue.yaml", json ? Json(mutations, random) : mutations.Bytes(random, samples));
            Assert.All(read.Messages, m => Assert.True(m.Line >= 0 && m.Text.Length > 0));
            Assert.True(!read.Unreadable || read.Messages.Count > 0);
            return !read.Unreadable;
        });
    }

    private static byte[] Json(Mutations mutations, Random random) => mutations.Bytes(random,
    [
        """{"sources":[{"id":"s","title":"Письмо"}],"partners":[{"id":"p","name":"Партнёр","shortName":"П","kind":"university"}],"offerings":[{"id":"o","partner":"p","name":"Курс","kind":"course","grades":{"from":5,"to":9}}]}"""u8.ToArray(),
    ]);

    private static IEnumerable<string> Files(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Gym24.Platform.sln")))
            root = root.Parent;
        return Directory.EnumerateDirectories(Path.Combine(root.FullName, "modules"), "*", SearchOption.AllDirectories)
            .Select(folder => Path.Combine(folder, name)).Where(f => File.Exists(f) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }
}
