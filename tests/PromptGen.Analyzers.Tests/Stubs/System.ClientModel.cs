namespace System
{
    public class BinaryData
    {
        public static BinaryData FromString(string data) => null;
        public static BinaryData FromBytes(byte[] data) => null;
        public static BinaryData FromBytes(ReadOnlyMemory<byte> data) => null;
        public static BinaryData FromObjectAsJson<T>(T jsonSerializable) => null;
    }
}
namespace System.ClientModel
{
    public class BinaryContent { public static BinaryContent Create(BinaryData value) => null; public static BinaryContent CreateJson(string jsonString, bool validate = false) => null; }
}
