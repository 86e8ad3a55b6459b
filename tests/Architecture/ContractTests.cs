using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace Gym24.Architecture;

/// <summary>What strangers compile against: documented, listed, reviewed.</summary>
public sealed class ContractTests
{
    private static readonly string[] Contracts = ["Gym24.Contracts", "Gym24.Contracts.Data", "Gym24.Contracts.Ui"];

    public static TheoryData<string> Assemblies() => [.. Contracts];

    [Theory, MemberData(nameof(Assemblies))]
    public void Every_public_type_says_what_it_means(string name)
    {
        var assembly = Assembly.Load(name);
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Select(m => m.Attribute("name")!.Value).Where(n => n.StartsWith("T:", StringComparison.Ordinal)).Select(n => n[2..]).ToHashSet();
        var wrong = assembly.GetExportedTypes().Where(t => !typeof(Microsoft.AspNetCore.Components.ComponentBase).IsAssignableFrom(t)
                && t.Name != "_Imports")
            .Select(t => t.FullName!.Replace('+', '.')).Where(t => !documented.Contains(t));
        Nothing.Stands(wrong);
    }

    /// <summary>The listing is reviewed like code. After a wanted change copy the file the test leaves beside it.</summary>
    [Theory, MemberData(nameof(Assemblies))]
    public void The_public_surface_is_the_listed_one(string name)
    {
        var listed = Path.Combine(House.Root, "tests", "Architecture", "api", $"{name}.txt");
        var actual = Surface(Assembly.Load(name)).ToList();
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, $"{name}.actual.txt"), actual);
        var expected = File.Exists(listed) ? File.ReadAllLines(listed) : [];
        Nothing.Stands(actual.Except(expected).Select(l => "new: " + l));
        Nothing.Stands(expected.Except(actual).Select(l => "gone: " + l));
    }

    private static IEnumerable<string> Surface(Assembly assembly) =>
        from type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal)
        from line in Members(type).Prepend($"{Kind(type)} {type.FullName}{Bases(type)}")
        select line;

    private static IEnumerable<string> Members(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => m is not MethodBase { IsSpecialName: true } and not Type && !m.Name.Contains('<', StringComparison.Ordinal)
            && m.Name is not ("Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "PrintMembers"))
        .Select(m => $"  {type.FullName}.{m}").OrderBy(l => l, StringComparer.Ordinal);

    private static string Kind(Type type) => type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : "class";

    private static string Bases(Type type) => type.BaseType is { } b && b != typeof(object) && b.Namespace?.StartsWith("Gym24", StringComparison.Ordinal) == true
        ? $" : {b.FullName}" : "";
}
