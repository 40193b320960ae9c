import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;

/**
 * mongo-java-server, in memory, for tests: MemoryMongo [wire version]. It prints its address, and stops when its
 * standard input ends, so that it never outlives the test that started it.
 */
public class MemoryMongo {
  /** It speaks what 5.0 speaks, and understates it by itself: the wire version of 5.0 is 13. */
  private static final int WIRE_VERSION = 13;

  private static MongoVersion version(int wireVersion) {
    return new MongoVersion() {
      public List<Integer> getVersionArray() {
        return List.of(5, 0, 0);
      }

      public int getWireVersion() {
        return wireVersion;
      }
    };
  }

  public static void main(String[] arguments) throws Exception {
    var backend = new MemoryBackend();
    backend.version(version(arguments.length > 0 ? Integer.parseInt(arguments[0]) : WIRE_VERSION));
    var server = new MongoServer(backend);
    System.out.println(server.bindAndGetConnectionString());
    while (System.in.read() >= 0) {}
    server.shutdownNow();
  }
}
