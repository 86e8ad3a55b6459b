using System.Text;
using Gym24.Britannia.Development.ListDevelopment;
using Gym24.Contracts.Files;

namespace Gym24.Britannia.Tests.Development;

public sealed class DevelopmentFileTests
{
    [Fact]
    public async Task A_line_says_who_when_what_and_how_long()
    {
        var row = new DevelopmentRow(Guid.Empty, 1, Guid.Empty, "Зуева Анна", Guid.Empty, new DateOnly(2026, 11, 5), "Чтение; письмо", "Центр", 3.5m, null);
        var file = new MemoryStream();
        await DevelopmentFile.Table([row]).Write(TableFormat.Csv, file, default);
        Assert.Equal("Зуева Анна;05.11.2026;\"Чтение; письмо\";3,5;Центр;", Encoding.UTF8.GetString(file.ToArray()).Split("\r\n")[1]);
    }
}
