using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gym24.Contracts.Modules;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gym24.Architecture;

/// <summary>Who may know whom.</summary>
public sealed class RoomTests
{
    [Fact]
    public void A_module_references_contracts_only()
    {
        var wrong = from module in House.Modules
                    from reference in module.GetReferencedAssemblies()
                    where reference.Name!.StartsWith("Gym24.", StringComparison.Ordinal) && !reference.Name.StartsWith("Gym24.Contracts", StringComparison.Ordinal)
                    select $"{module.GetName().Name} references {reference.Name}";
        Nothing.Stands(wrong);
        Assert.True(House.Modules.Count >= 8, $"only {House.Modules.Count} modules were built");
    }

    [Fact]
    public void Contracts_know_nothing_of_third_parties()
    {
        var wrong = typeof(IModule).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => !n.StartsWith("System.", StringComparison.Ordinal) && !n.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
                && !n.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && n is not ("netstandard" or "System"));
        Nothing.Stands(wrong);
    }

    [Fact]
    public void The_host_names_no_partner_and_no_school_subject()
    {
        // A pack is named by an ordinary word for a group (sport, culture); the partners in it are not.
        var manifests = House.ModuleFolders.Values.Select(Manifest).ToList();
        var partners = manifests.Where(m => m.Entry is not null).Select(m => m.Id).Concat(manifests.SelectMany(m => m.Partners)).Distinct()
            .Except(["gym24"]).Select(Regex.Escape);
        var names = new Regex($@"\b({string.Join('|', partners)}|тгу|тпу|тусур|британия|рго|mentorship|olympiads?|scorecard)\b", RegexOptions.IgnoreCase);
        var wrong = from file in House.Files("host", ".cs", ".razor", ".restext", ".json")
                    from line in File.ReadLines(file).Select((text, i) => (text, number: i + 1))
                    let found = names.Match(line.text)
                    where found.Success && !IsOrdinaryWord(found.Value)
                    select $"{House.Short(file)}:{line.number} says «{found.Value}»";
        Nothing.Stands(wrong);
    }

    // Ids of school modules that are also ordinary words of the frame: navigation groups, people in general.
    private static bool IsOrdinaryWord(string word) => word.ToLowerInvariant() is "people" or "partnerships" or "portfolio" or "privacy";

    private static ModuleManifest Manifest(string folder) =>
        JsonSerializer.Deserialize<ModuleManifest>(File.ReadAllText(Path.Combine(folder, "module.json")), ManifestJson.Options)!;

    [Fact]
    public void A_module_shows_its_entry_and_its_components_and_nothing_else()
    {
        var wrong = from module in House.Modules
                    from type in module.GetExportedTypes()
                    where type.Name != "_Imports" && !typeof(IModule).IsAssignableFrom(type) && !typeof(ComponentBase).IsAssignableFrom(type)
                    select $"{type.FullName} is public";
        Nothing.Stands(wrong);
    }

    // A form's own properties are hidden by fields of that name: scripts, htmx among them, then read a field where they ask the form.
    [Fact]
    public void No_field_is_named_like_a_property_of_its_form()
    {
        var names = new Regex(@"(?<![A-Za-z])[Nn]ame=""(form|submit|action|method|target|elements|children|attributes|parentNode)""");
        var wrong = from room in new[] { "host", "modules", "contracts" }
                    from file in House.Files(room, ".razor")
                    from line in File.ReadLines(file)
                    where names.IsMatch(line)
                    select $"{House.Short(file)}: {line.Trim()}";
        Nothing.Stands(wrong);
    }

    [Fact]
    public void Classes_are_sealed()
    {
        var wrong = from assembly in House.Modules.Append(House.Host)
                    from type in assembly.GetTypes()
                    where type is { IsClass: true, IsAbstract: false, IsSealed: false } && !typeof(ComponentBase).IsAssignableFrom(type)
                        && type.Name != "_Imports" && !type.Name.Contains('<', StringComparison.Ordinal) && type.Namespace?.StartsWith("Gym24.", StringComparison.Ordinal) == true
                        && !assembly.GetTypes().Any(t => t.BaseType == type)
                    select type.FullName;
        Nothing.Stands(wrong);
    }

    [Fact]
    public void Pages_ask_for_no_context()
    {
        var wrong = from assembly in House.Modules.Append(House.Host)
                    from type in assembly.GetTypes()
                    where typeof(ComponentBase).IsAssignableFrom(type)
                    from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                    where property.IsDefined(typeof(InjectAttribute)) && typeof(DbContext).IsAssignableFrom(property.PropertyType)
                    select $"{type.FullName} injects {property.PropertyType.Name}";
        Nothing.Stands(wrong);
    }

    [Fact]
    public void A_project_of_a_module_is_short()
    {
        var wrong = House.Files("modules", ".csproj").Where(f => Path.GetFileName(f).StartsWith("Gym24.", StringComparison.Ordinal) && File.ReadLines(f).Count() > 15).Select(House.Short);
        Nothing.Stands(wrong);
    }
}
