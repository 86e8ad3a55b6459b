using System.Reflection;

[assembly: AssemblyVersion("99.0.0.0")]

namespace Microsoft.Extensions.Options;

/// <summary>Stands for a version of a shared library that this host does not have yet.</summary>
public sealed class FromTheFuture;
