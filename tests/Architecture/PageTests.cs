using System.Text.RegularExpressions;
using Xunit;

namespace Gym24.Architecture;

/// <summary>Tables, posted forms and fields are drawn by the design system, in one manner for all.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void No_module_draws_a_table_a_posted_form_or_a_field_by_itself() => Nothing.Stands(Drawn("modules"));

    [Fact]
    public void The_host_draws_none_either() => Nothing.Stands(Drawn("host"));

    [Fact]
    public void Where_they_are_drawn_it_shows() =>
        Assert.All((string[])["DataTable.razor", "FormBox.razor", "CheckField.razor"], file => Assert.Contains(Drawn("contracts"), line => line.Contains(file, StringComparison.Ordinal)));

    private static IEnumerable<string> Drawn(string room) =>
        from file in House.Files(room, ".razor")
        from line in File.ReadLines(file).Select((text, i) => (text, number: i + 1))
        where Element().IsMatch(line.text)
        select $"{House.Short(file)}:{line.number} {line.text.Trim()}";

    /// <summary>A hidden field is nothing one sees, and a form that only asks for another view of a page is its own affair.</summary>
    [GeneratedRegex("""<table\b|<form\b[^>]*method="post"|<(select|textarea)\b|<input\b(?![^>]*type="hidden")""")]
    private static partial Regex Element();
}
