using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Gym24.Contracts;
using Gym24.Modularity.Loading;

namespace Gym24.Modularity.Catalogue;

/// <summary>Judges a DLL by its headers, without loading it.</summary>
internal static class EntryFile
{
    // Precompiled images carry the machine combined with a mark of the operating system they were compiled for.
    private static readonly ushort[] SystemMarks = [0, 0x7B79, 0x4644, 0xADC4, 0x1993, 0x1992];

    /// <summary>The simple name of the assembly, or why it cannot be loaded here.</summary>
    public static (string? Assembly, LocalText? Refusal) Judge(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        var file = new FileInfo(path);
        if (!file.Exists)
            return (null, Said.Of("Entry.Missing", name));
        if (file.Length == 0)
            return (null, Said.Of("Entry.Empty", name));
        try
        {
            using var image = new PEReader(file.OpenRead());
            if (!image.HasMetadata)
                return (null, Said.Of("Entry.NotManaged", name));
            if (!FitsThisMachine(image.PEHeaders))
                return (null, Said.Of("Entry.Architecture", name, Machine(image.PEHeaders), RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()));
            var metadata = image.GetMetadataReader();
            if (!metadata.IsAssembly)
                return (null, Said.Of("Entry.NotManaged", name));
            return (metadata.GetString(metadata.GetAssemblyDefinition().Name), TooNew(name, metadata));
        }
        catch (BadImageFormatException)
        {
            return (null, Said.Of("Entry.NotManaged", name));
        }
    }

    private static LocalText? TooNew(string name, MetadataReader metadata)
    {
        foreach (var handle in metadata.AssemblyReferences)
        {
            var reference = metadata.GetAssemblyReference(handle);
            var needed = metadata.GetString(reference.Name);
            if (SharedAssemblies.Shares(needed) && SharedAssemblies.VersionOf(needed) is var ours && reference.Version > ours)
                return Said.Of("Entry.TooNew", name, needed, reference.Version, ours);
        }
        return null;
    }

    private static bool FitsThisMachine(PEHeaders headers)
    {
        if (headers.CoffHeader.Machine == System.Reflection.PortableExecutable.Machine.I386)
            return headers.CorHeader is { } cor && cor.Flags.HasFlag(CorFlags.ILOnly) && !cor.Flags.HasFlag(CorFlags.Requires32Bit);
        return Array.Exists(SystemMarks, mark => ((ushort)headers.CoffHeader.Machine ^ mark) == (ushort)OurMachine);
    }

    private static Machine OurMachine => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => System.Reflection.PortableExecutable.Machine.Amd64,
        Architecture.Arm64 => System.Reflection.PortableExecutable.Machine.Arm64,
        Architecture.Arm => System.Reflection.PortableExecutable.Machine.ArmThumb2,
        _ => System.Reflection.PortableExecutable.Machine.I386,
    };

    private static string Machine(PEHeaders headers)
    {
        foreach (var mark in SystemMarks)
        {
            var plain = (Machine)((ushort)headers.CoffHeader.Machine ^ mark);
            if (Enum.IsDefined(plain))
                return plain.ToString().ToLowerInvariant();
        }
        return $"0x{(ushort)headers.CoffHeader.Machine:x4}";
    }
}
