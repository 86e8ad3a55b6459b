using System.Text;
using Gym24.Britannia.Development.ListDevelopment;

namespace Gym24.Britannia.Tests.Development;

public sealed class DevelopmentFileTests
{
    [Theory]
    [InlineData("Чтение; письмо", "\"Чтение; письмо\"")]
    [InlineData("О «слове» \"и\" деле", "\"О «слове» \"\"и\"\" деле\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    public void A_spreadsheet_reads_it_and_carries_nothing_out(string topic, string cell)
    {
        var row = new DevelopmentRow(Guid.Empty, 1, Guid.Empty, "Зуева Анна", Guid.Empty, new DateOnly(2026, 11, 5), topic, "Центр", 3.5m, null);
        var file = DevelopmentFile.Write([row]);
        Assert.Equal(Encoding.UTF8.GetPreamble(), file[..3]);
        var line = Encoding.UTF8.GetString(file[3..]).Split("\r\n")[1];
        Assert.Equal($"\"Зуева Анна\";\"05.11.2026\";{cell};\"3,5\";\"Центр\";\"\"", line);
    }
}
