namespace Tracker.Engine.Search;

/// <summary>Ascending ids as bytes: each as its distance from the one before, seven bits a byte, the lowest first.</summary>
internal static class IdList
{
    /// <returns>Null for no ids.</returns>
    public static byte[]? Write(IReadOnlyList<long> ascending)
    {
        if (ascending.Count == 0)
        {
            return null;
        }

        var bytes = new List<byte>(4 + ascending.Count);
        var before = 0L;
        foreach (var id in ascending)
        {
            var distance = (ulong)(id - before);
            for (; distance >= 0x80; distance >>= 7)
            {
                bytes.Add((byte)(distance | 0x80));
            }

            bytes.Add((byte)distance);
            before = id;
        }

        return [.. bytes];
    }

    public static List<long> Read(ReadOnlySpan<byte> bytes)
    {
        var ids = new List<long>();
        var (id, distance, shift) = (0L, 0L, 0);
        foreach (var part in bytes)
        {
            distance |= (long)(part & 0x7F) << shift;
            if (part >= 0x80)
            {
                shift += 7;
                continue;
            }

            id += distance;
            ids.Add(id);
            (distance, shift) = (0, 0);
        }

        return ids;
    }
}
