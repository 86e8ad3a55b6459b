using Gym24.Contracts.Testing;
using Gym24.Host.Composition;
using Gym24.Host.Data;

namespace Gym24.Data.Tests.SqlServer;

/// <summary><c>gym24 db script</c>, with the modules as they are unpacked.</summary>
public sealed class ScriptTests
{
    private static async Task<string> Said(params string[] args)
    {
        var (code, said, errors) = await Unpacked.Run(new Dictionary<string, string?>(), ["db", "script", .. args]);
        Assert.True(code == 0, errors);
        return said;
    }

    [Theory]
    [InlineData("sqlite", "\"partnerships_runs\"")]
    [InlineData("postgresql", "partnerships.runs")]
    public async Task Every_module_is_scripted_in_the_words_of_the_engine(string provider, string table)
    {
        var sql = await Said("--provider", provider);
        Assert.Contains($"CREATE TABLE {table}", sql, StringComparison.Ordinal);
        Assert.StartsWith("-- host", sql, StringComparison.Ordinal);
        Assert.All((string[])["people", "portfolio", "privacy", "questionnaires", "tsu", "tpu", "tusur", "britannia", "rgs"], m => Assert.Contains($"-- {m}", sql, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_module_alone_is_read_by_SQL_Server_2019()
    {
        var sql = await Said("--provider=sqlserver", "--module", "tsu");
        Assert.Contains("CREATE TABLE [tsu].[topics]", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("[partnerships]", sql, StringComparison.Ordinal);
        Assert.Empty(SqlServerText.Read(sql).Faults);
    }

    [Theory]
    [InlineData("nobody", "script", "--provider", "sqlite", "--module", "nobody")]
    [InlineData("oracle", "script", "--provider", "oracle")]
    [InlineData("--provider", "script")]
    [InlineData("--to", "copy", "--from", "sqlite")]
    [InlineData("nowhere.db", "copy", "--from", "nowhere.db", "--to", "elsewhere.db")]
    [InlineData("gym24 db script", "drop")]
    public async Task What_makes_no_sense_is_said(string said, params string[] args)
    {
        using var output = new StringWriter();
        var refusal = await Assert.ThrowsAsync<CannotStart>(() => DatabaseCommands.Run(args, output));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }
}
