using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gym24.Architecture;

/// <summary>Files are kept in one place for all: see docs/partners/files.md.</summary>
public sealed class KeptFileTests
{
    /// <summary>Where something is hashed that is no file: names, codes and what somebody has seen.</summary>
    private static readonly Dictionary<string, string> Hashing = new()
    {
        ["modules/partners/Rgs/Guests/GuestCodes.cs"] = "codes of guests",
        ["modules/partners/Tpu/Course/Rules/CoursePlan.cs"] = "the plan that was shown before it is confirmed",
        ["modules/partners/Tpu/Works/Work.cs"] = "the set of authors",
        ["modules/partners/Tsu/Shifts/ShiftDesk.cs"] = "what was seen before it is confirmed",
        ["modules/partners/Tusur/Works/Work.cs"] = "the set of authors",
        ["modules/school/Partnerships/Catalogue/Keeping/KeptJson.cs"] = "copies of the catalogue",
        ["modules/school/People/Rollover/RolloverPlan.cs"] = "the plan that was shown before it is confirmed",
        ["modules/school/Privacy/Kinds/KindBook.cs"] = "the text of a consent",
    };

    private static readonly string[] Answers = ["FileContentHttpResult", "FileStreamHttpResult", "PhysicalFileHttpResult", "VirtualFileHttpResult"];

    /// <summary>Logos come out of the module's own folder and are shown on pages.</summary>
    private const string ShowsLogos = "Gym24.Partnerships", Logos = "FileContentHttpResult";

    [Fact]
    public void No_module_has_a_column_of_contents()
    {
        var rows = House.Modules.SelectMany(a => a.GetTypes()).SelectMany(RowsOf).Distinct().ToList();
        Assert.True(rows.Count > 50, $"only {rows.Count} rows");
        Nothing.Stands(rows.SelectMany(r => r.GetProperties()).Where(p => p.PropertyType == typeof(byte[])).Select(p => $"{p.DeclaringType!.FullName}.{p.Name}: keep it with IFiles"));
    }

    [Fact]
    public void No_module_hashes_a_file()
    {
        var found = House.Files("modules", ".cs", ".razor").Where(f => File.ReadAllText(f) is var text && (text.Contains("SHA256", StringComparison.Ordinal) || text.Contains("SHA512", StringComparison.Ordinal) || text.Contains("SHA1", StringComparison.Ordinal) || text.Contains("MD5", StringComparison.Ordinal)))
            .Select(f => House.Short(f).Replace('\\', '/')).ToList();
        Nothing.Stands(found.Except(Hashing.Keys).Select(f => $"{f}: a file has its hash from IFiles; anything else stands in the list here with its reason"));
        Nothing.Stands(Hashing.Keys.Except(found).Select(f => $"{f} hashes nothing any more: take it out of the list"));
    }

    [Fact]
    public void No_module_gives_out_files_or_sends_mail_by_itself() => Nothing.Stands(House.Modules.SelectMany(a => Signs(a).Where(s => s != Logos || a.GetName().Name != ShowsLogos).Select(s => $"{a.GetName().Name} has {s}")));

    [Fact]
    public void Where_files_are_given_out_it_shows() => Assert.Contains(Logos, Signs(House.Modules.Single(a => a.GetName().Name == ShowsLogos)));

    [Fact]
    public void Every_shelf_belongs_to_its_module_and_to_a_row_with_an_id()
    {
        var shelves = House.Modules.SelectMany(a => a.GetTypes()).SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(f => f.FieldType == typeof(FileShelf))
            .Select(f => (FileShelf)f.GetValue(null)!).ToList();
        Assert.True(shelves.Count >= 2);
        Nothing.Stands(shelves.Where(s => s.Id.Length > FileShelf.IdLength || !s.Id.StartsWith(s.Row.Assembly.GetName().Name!["Gym24.".Length..].ToLowerInvariant() + ".", StringComparison.Ordinal)).Select(s => $"{s.Id}: the id begins with that of the module"));
        Nothing.Stands(shelves.Where(s => s.Row.GetProperty("Id")?.PropertyType != typeof(Guid)).Select(s => $"{s.Id}: {s.Row.Name} has no Id"));
        Assert.Equal(shelves.Count, shelves.Select(s => s.Id).Distinct().Count());
    }

    private static IEnumerable<Type> RowsOf(Type type) => type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)).Select(i => i.GetGenericArguments()[0])
        .Concat(typeof(ModuleDb).IsAssignableFrom(type) ? type.GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>)).Select(p => p.PropertyType.GetGenericArguments()[0]) : []);

    private static List<string> Signs(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var data = file.GetMetadataReader();
        var types = data.TypeReferences.Select(t => data.GetString(data.GetTypeReference(t).Name)).Where(Answers.Contains).ToList();
        return types.Concat(assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(n => n is "System.Net.Mail" or "MailKit" or "MimeKit" or "System.Net.Sockets")).Distinct().ToList();
    }
}
