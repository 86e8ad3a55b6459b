using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Gym24.Contracts.Modules;
using Xunit;

namespace Gym24.Architecture;

/// <summary>Tables and papers are written in one place for all.</summary>
public sealed class PaperTests
{
    private static readonly string[] Libraries = ["DocumentFormat.OpenXml", "System.IO.Packaging", "System.IO.Compression", "CsvHelper", "ClosedXML", "NPOI", "PdfSharp"];

    /// <summary>What nobody needs who leaves the writing to the contracts: names of the formats, parts of them, the mark before UTF-8.</summary>
    private static readonly string[] Words = ["text/csv", "spreadsheetml", "wordprocessingml", "\ufeff"];

    private static readonly string[] Members = ["get_Preamble", "GetPreamble"];

    [Fact]
    public void No_module_writes_a_table_or_a_paper_by_itself() =>
        Nothing.Stands(House.Modules.SelectMany(a => Signs(a).Select(s => $"{a.GetName().Name} has {s}")));

    /// <summary>Papers are filled by the host, out of archives; tables are not its affair either.</summary>
    [Fact]
    public void The_host_writes_no_table_by_itself() =>
        Nothing.Stands(Signs(House.Host).Where(s => s != "System.IO.Compression" && s != "«wordprocessingml»").Select(s => $"The host has {s}"));

    [Fact]
    public void Where_they_are_written_it_shows()
    {
        var signs = Signs(typeof(IModule).Assembly).ToList();
        Assert.Contains("System.IO.Compression", signs);
        Assert.Contains("«text/csv»", signs);
        Assert.Contains("get_Preamble", signs);
    }

    private static IEnumerable<string> Signs(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var data = file.GetMetadataReader();
        var found = assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(n => Libraries.Any(l => n.StartsWith(l, StringComparison.Ordinal))).ToList();
        for (var text = MetadataTokens.UserStringHandle(1); !text.IsNil; text = data.GetNextHandle(text))
            found.AddRange(Words.Where(w => data.GetUserString(text).Contains(w, StringComparison.OrdinalIgnoreCase)).Select(w => $"«{w}»"));
        found.AddRange(data.MemberReferences.Select(m => data.GetString(data.GetMemberReference(m).Name)).Where(Members.Contains));
        return found.Distinct();
    }
}
