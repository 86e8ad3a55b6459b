using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;

namespace Gym24.Data.Tests.SqlServer;

/// <summary>
/// The driver wants an assembly that the feed lacks and that stands in host/Microsoft.SqlServer.Server instead. Without it connecting works,
/// and the first command with a parameter does not become machine code.
/// </summary>
public sealed class DriverTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void Every_method_of_the_driver_that_sends_or_reads_becomes_machine_code()
    {
        var driver = typeof(SqlConnection).Assembly;
        string[] types = ["TdsParser", "SqlCommand", "SqlParameter", "SqlDataReader", "SqlBulkCopy", "SqlConnection", "MetaType", "SqlUdt", "ValueUtilsSmi", "SqlMetaData"];
        var methods = driver.GetTypes().Where(t => !t.ContainsGenericParameters && Array.Exists(types, n => t.Name.StartsWith(n, StringComparison.Ordinal)))
            .SelectMany(t => t.GetMethods(All)).Where(m => !m.IsAbstract && !m.ContainsGenericParameters && m.GetMethodBody() is not null).ToList();
        Assert.Contains(methods, m => m.Name == "TDSExecuteRPCAddParameter");
        var broken = new List<string>();
        foreach (var method in methods)
        {
            try
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
            catch (Exception failure) when (failure is FileNotFoundException or FileLoadException or TypeLoadException or MissingMemberException)
            {
                broken.Add($"{method.DeclaringType}.{method.Name}: {failure.Message}");
            }
        }
        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
    }

    [Fact]
    public void The_assembly_is_the_one_the_driver_names()
    {
        var wanted = typeof(SqlConnection).Assembly.GetReferencedAssemblies().Single(a => a.Name == "Microsoft.SqlServer.Server");
        Assert.Equal(wanted.Version, typeof(Microsoft.SqlServer.Server.Format).Assembly.GetName().Version);
    }
}
