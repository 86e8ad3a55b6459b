using System.Security.Cryptography;
using System.Text;

namespace Gym24.Host.Keys;

/// <summary>
/// Seals what is stored and must stay secret even when the database is stolen: AES-GCM under a key that lies elsewhere. The first key
/// seals; the others are older ones that still open. What is sealed names its key and is bound to its place.
/// </summary>
internal sealed class SchoolKeys
{
    public const int Bytes = 32;
    private const string Mark = "gym24";
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize, NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private readonly Dictionary<string, byte[]> _keys;

    /// <param name="secrets">Each of 32 bytes, the one that seals first.</param>
    public SchoolKeys(IEnumerable<byte[]> secrets)
    {
        byte[][] all = [.. secrets];
        Current = IdOf(all[0]);
        Signing = new SigningKeys(all.DistinctBy(IdOf).Select(s => (IdOf(s), s)));
        _keys = all.DistinctBy(IdOf).ToDictionary(IdOf, s => HKDF.DeriveKey(HashAlgorithmName.SHA256, s, Bytes, info: "gym24 seal"u8.ToArray()));
    }

    /// <summary>Keys that end with the process, for a school that is thrown away.</summary>
    public static SchoolKeys Passing() => new([RandomNumberGenerator.GetBytes(Bytes)]);

    /// <summary>The id of the key that seals.</summary>
    public string Current { get; }

    /// <summary>The keys that sign, each made of the one that seals.</summary>
    public SigningKeys Signing { get; }

    public static bool IsSealed(string text) => text.StartsWith(Mark + ":", StringComparison.Ordinal);

    /// <summary>The id of the key something was sealed with.</summary>
    public static string KeyOf(string text) => text.Split(':') is [Mark, var key, _] ? key : "";

    public bool Has(string key) => _keys.ContainsKey(key);

    /// <param name="place">Where it is kept: moved elsewhere it does not open.</param>
    public string Seal(string text, string place)
    {
        var (plain, packed) = (Encoding.UTF8.GetBytes(text), new byte[NonceBytes + TagBytes + Encoding.UTF8.GetByteCount(text)]);
        var nonce = packed.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_keys[Current], TagBytes);
        aes.Encrypt(nonce, plain, packed.AsSpan(NonceBytes + TagBytes), packed.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(place));
        return $"{Mark}:{Current}:{Convert.ToBase64String(packed)}";
    }

    /// <exception cref="CryptographicException">It was sealed with a key that is not here, or is not what was sealed.</exception>
    public string Open(string text, string place)
    {
        if (text.Split(':') is not [Mark, var key, var sealedText] || !_keys.TryGetValue(key, out var secret))
            throw new CryptographicException($"Sealed with a key that is not here: {KeyOf(text)}");
        var packed = new byte[sealedText.Length];
        if (!Convert.TryFromBase64String(sealedText, packed, out var length) || length < NonceBytes + TagBytes)
            throw new CryptographicException("This was never sealed.");
        var plain = new byte[length - NonceBytes - TagBytes];
        using var aes = new AesGcm(secret, TagBytes);
        aes.Decrypt(packed.AsSpan(0, NonceBytes), packed.AsSpan(NonceBytes + TagBytes, plain.Length), packed.AsSpan(NonceBytes, TagBytes), plain,
            Encoding.UTF8.GetBytes(place));
        return Encoding.UTF8.GetString(plain);
    }

    private static string IdOf(byte[] secret) =>
        Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 4, info: "gym24 key id"u8.ToArray()));
}
