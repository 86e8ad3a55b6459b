using Gym24.Data.SqlServer;

namespace Gym24.Data.Tests.SqlServer;

public sealed class WideTextTests
{
    [Theory]
    [InlineData("VALUES ('слово', 'it''s', '')", "VALUES (N'слово', N'it''s', N'')")]
    [InlineData("VALUES (N'слово', 1)", "VALUES (N'слово', 1)")]
    [InlineData("THEN 'а' ELSE 'n'", "THEN N'а' ELSE N'n'")]
    [InlineData("\"it's\" = 'а'", "\"it's\" = N'а'")]
    [InlineData("[it's] = 'а'", "[it's] = N'а'")]
    [InlineData("1 -- it's\n, 'а'", "1 -- it's\n, N'а'")]
    [InlineData("1 /* it's */, 'а'", "1 /* it's */, N'а'")]
    [InlineData("SELECT 5 - 3, 4 / 2", "SELECT 5 - 3, 4 / 2")]
    [InlineData("", "")]
    public void Texts_get_their_N_and_nothing_else_does(string written, string expected) => Assert.Equal(expected, WideText.In(written));
}
